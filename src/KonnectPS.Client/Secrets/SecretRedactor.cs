using System.Net;
using System.Security;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KonnectPS.Client;

/// <summary>
/// The secrets that a request carries, to be struck from what a server says: it may repeat what it was sent, as it was or as JSON or a
/// URL writes it, in small letters or large.
/// </summary>
internal sealed class SecretRedactor
{
    private const string Mask = "********";

    private static readonly Func<string, string>[] Encodings =
    [
        text => JsonEncodedText.Encode(text).ToString(),
        text => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString(),
        Uri.EscapeDataString,
        text => WebUtility.UrlEncode(text)!,
    ];

    private readonly Lazy<Regex?> _secrets;

    public SecretRedactor(params IEnumerable<SecureString?> secrets)
    {
        // Most requests succeed and nobody looks at them: nothing is revealed until something is to be told.
        _secrets = new(() => ToPattern([.. secrets.OfType<SecureString>().Where(secret => secret.Length > 0)]));
    }

    /// <summary>The text without the secrets.</summary>
    public string Redact(string text) => _secrets.Value?.Replace(text, Mask) ?? text;

    /// <summary>The exception, if it holds none of the secrets. A library's message may quote what it was given to read.</summary>
    public Exception? Redact(Exception exception) => exception.ToString() is var text && Redact(text) == text ? exception : null;

    private static Regex? ToPattern(IReadOnlyList<SecureString> secrets)
    {
        // The longest first: a form may hold a shorter one.
        var forms = secrets.SelectMany(Forms).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(form => form.Length);
        return secrets.Count == 0 ? null : new Regex(string.Join("|", forms.Select(Regex.Escape)), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>The secret as it is, as a text of a response is cleaned, encoded once, and encoded twice: what is inside JSON inside JSON.</summary>
    private static IEnumerable<string> Forms(SecureString secret)
    {
        var revealed = SecretText.Reveal(secret);
        string[] plain = [revealed, ServerText.Clean(revealed)];
        var once = plain.SelectMany(Encoded);
        return [.. plain, .. once, .. once.SelectMany(Encoded)];
    }

    private static IEnumerable<string> Encoded(string text) => Encodings.Select(encode => encode(text));
}
