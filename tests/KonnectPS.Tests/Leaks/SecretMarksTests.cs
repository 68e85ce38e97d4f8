using System.Text;
using System.Text.Json;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Tests.Leaks;

/// <summary>A search that finds nothing proves something only where it would have found it.</summary>
public sealed class SecretMarksTests
{
    private const string Secret = "x+" + RandomSecret.Mark + "/\"é";

    public static TheoryData<string> Forms =>
    [
        Secret,
        $"Bearer {Secret}",
        Secret.ToUpperInvariant(),
        new string([.. Secret.Select(one => char.IsUpper(one) ? char.ToLowerInvariant(one) : char.ToUpperInvariant(one))]),
        Uri.EscapeDataString(Secret),
        string.Concat(Encoding.UTF8.GetBytes(Secret).Select(one => $"%{one:X2}")),
        JsonSerializer.Serialize(Secret),
        string.Concat(Secret.Select(one => $"\\u{(int)one:X4}")),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Secret)),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes(Secret)),
        BitConverter.ToString(Encoding.UTF8.GetBytes(Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("a" + Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("ab" + Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes("a:" + Secret)).Replace('+', '-').Replace('/', '_').TrimEnd('='),
        Convert.ToBase64String(Encoding.Unicode.GetBytes(Secret)),
        Convert.ToBase64String(Encoding.Unicode.GetBytes("a" + Secret)),
        Convert.ToBase64String(Encoding.Unicode.GetBytes("ab" + Secret)),
        Convert.ToBase64String(Encoding.BigEndianUnicode.GetBytes(Secret)),
        Encoding.Latin1.GetString(Encoding.Unicode.GetBytes(Secret)),
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_secret_is_found_in_whatever_form_it_is_written(string text) => Assert.NotNull(new SecretMarks(RandomSecret.Mark).FoundIn(text));

    [Fact]
    public void Every_secret_of_a_sandbox_is_marked_and_no_id_is()
    {
        var marks = new SecretMarks(RandomSecret.Mark);
        Assert.Null(marks.FoundIn(RandomSecret.DrawId("dcr-", 20)));
        Assert.NotNull(marks.FoundIn(RandomSecret.Draw()));
        Assert.NotEqual(RandomSecret.Draw(), RandomSecret.Draw());
    }
}
