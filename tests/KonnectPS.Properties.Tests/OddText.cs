namespace KonnectPS.Properties.Tests;

/// <summary>Text of which parsers are afraid, among text of which they are not.</summary>
internal static class OddText
{
    private static readonly string[] Fragments =
    [
        "", " ", "\"", "'", "\\", "`", "$HOME", "$(id)", "#", "=", ";", ",", "\r\n", "\n", "\r", "\t", "\0", "\u001b[31m", "\u007f", "\u009b",
        "\u2028", "\u202e", "\u2066", "\ufeff", "\u00e9", "\U0001F511", "%2e%2e", "../", "?x=1&y", "//", "xn--", "[::1]", "http://", "https://user:pw@",
        "\\ud800", "\\u0000", "null", "1e999", "-1", "99999999999999999999", "0.5", "{", "}", "[", "]", "{\"a\":", "Expires=", "Max-Age=",
        "Thu, 20 Jul 2023 12:00:00 GMT", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00", "portalaccesstoken=",
    ];

    /// <summary>Anything but half characters.</summary>
    public static Gen<string> Whole { get; } = Join(
        Gen.OneOf(Fragments), Gen.String[Gen.Char.AlphaNumeric, 0, 8], Gen.Char[' ', '~'].Select(char.ToString), Gen.Char['\0', '\ud7ff'].Select(char.ToString));

    /// <summary>Anything that a string can hold, half characters too.</summary>
    public static Gen<string> Any { get; } = Join(Whole, Gen.Char.Select(char.ToString));

    /// <summary>A secret as servers draw them, or as people choose them; without asterisks, which stand for it afterwards.</summary>
    public static Gen<string> Secret { get; } = Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 12, 40], Whole)
        .Select(text => text.Replace("*", "", StringComparison.Ordinal)).Where(text => text.Length > 3);

    private static Gen<string> Join(params Gen<string>[] parts) => Gen.OneOf(parts).Array[0, 8].Select(string.Concat);
}
