using System.Buffers;
using System.Net;
using System.Text;

namespace KonnectPS.Tests.Leaks;

/// <summary>Texts that stand in secrets and nowhere else, in every form in which a program could have written them.</summary>
internal sealed class SecretMarks
{
    private readonly IReadOnlyList<(string Form, string Text, StringComparison Comparison)> _written;
    private readonly SearchValues<string> _inAnyCase;
    private readonly SearchValues<string> _asTheyAre;

    public SecretMarks(params IEnumerable<string> marks)
    {
        _written = [.. marks.SelectMany(Written)];
        _inAnyCase = Values(StringComparison.OrdinalIgnoreCase);
        _asTheyAre = Values(StringComparison.Ordinal);
    }

    /// <summary>The form in which a text holds a mark; null when it holds none.</summary>
    public string? FoundIn(string text) => !text.AsSpan().ContainsAny(_inAnyCase) && !text.AsSpan().ContainsAny(_asTheyAre)
        ? null
        : _written.FirstOrDefault(written => text.Contains(written.Text, written.Comparison)).Form;

    private SearchValues<string> Values(StringComparison comparison) =>
        SearchValues.Create([.. _written.Where(written => written.Comparison == comparison).Select(written => written.Text)], comparison);

    private static IEnumerable<(string, string, StringComparison)> Written(string mark)
    {
        var bytes = Encoding.UTF8.GetBytes(mark);
        yield return ("plain", mark, StringComparison.OrdinalIgnoreCase);
        yield return ("with spaces between, as UTF-16 read bytewise", string.Join('\0', mark.ToCharArray()), StringComparison.OrdinalIgnoreCase);
        yield return ("URL-encoded", WebUtility.UrlEncode(mark), StringComparison.OrdinalIgnoreCase);
        yield return ("URL-encoded throughout", string.Concat(bytes.Select(one => $"%{one:x2}")), StringComparison.OrdinalIgnoreCase);
        yield return ("JSON-escaped throughout", string.Concat(mark.Select(one => $"\\u{(int)one:x4}")), StringComparison.OrdinalIgnoreCase);
        foreach (var (name, encoded) in new[] { ("", bytes), ("UTF-16 as ", Encoding.Unicode.GetBytes(mark)), ("UTF-16 big endian as ", Encoding.BigEndianUnicode.GetBytes(mark)) })
        {
            yield return (name + "hex", Convert.ToHexString(encoded), StringComparison.OrdinalIgnoreCase);
            yield return (name + "hex with dashes", BitConverter.ToString(encoded), StringComparison.OrdinalIgnoreCase);
            for (var shift = 0; shift < 3; shift++)
            {
                var text = Base64At(encoded, shift);
                yield return ($"{name}base64 at {shift}", text, StringComparison.Ordinal);
                yield return ($"{name}base64url at {shift}", text.Replace('+', '-').Replace('/', '_'), StringComparison.Ordinal);
            }
        }
    }

    /// <summary>The letters that stay the same whatever stands before and after, when so many bytes of a group of three stand before.</summary>
    private static string Base64At(byte[] bytes, int shift)
    {
        var text = Convert.ToBase64String([.. new byte[shift], .. bytes]);
        var first = (shift * 8 + 5) / 6;
        var last = (shift + bytes.Length) * 8 / 6;
        return text[first..last];
    }
}
