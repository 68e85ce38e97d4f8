using System.Net;
using System.Security;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace KonnectPS.Client;

/// <summary>
/// Redacts the secrets of a request from whatever the server responds: it may repeat them as they were sent, or encoded as JSON, as
/// HTML or in a URL, in upper or lower case. Encoded up to twice in a common way, only the secret is redacted; in any other way, up
/// to three layers deep, the whole text is.
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
        text => WebUtility.HtmlEncode(text)!,
        HtmlEncoder.Default.Encode,
    ];

    private static readonly Func<string, string>[] Decodings =
    [
        text => Regex.Replace(text, @"\\(?:u([0-9a-fA-F]{4})|(.))", UnescapeJson),
        text => WebUtility.UrlDecode(text)!,
        Uri.UnescapeDataString,
        text => WebUtility.HtmlDecode(text)!,
    ];

    private const int Layers = 3;

    private readonly Lazy<Regex?> _secrets;

    public SecretRedactor(params IEnumerable<SecureString?> secrets)
    {
        // Lazy: most requests succeed and show no text, and then no secret is ever revealed.
        _secrets = new(() => ToPattern([.. secrets.OfType<SecureString>().Where(secret => secret.Length > 0)]));
    }

    /// <summary>The text without the secrets.</summary>
    public string Redact(string text)
    {
        if (_secrets.Value is not { } secrets)
        {
            return text;
        }

        var redacted = secrets.Replace(text, Mask);
        return Hides(secrets, redacted, Layers) ? Mask : redacted;
    }

    /// <summary>The exception, if it holds none of the secrets. A library's message may quote what it was given to read.</summary>
    public Exception? Redact(Exception exception) => exception.ToString() is var text && Redact(text) == text ? exception : null;

    /// <summary>True when a secret comes to light once the text is decoded so often.</summary>
    private static bool Hides(Regex secrets, string text, int layers) => Decodings
        .Select(decode => decode(text))
        .Where(decoded => decoded != text)
        .Any(decoded => secrets.IsMatch(decoded) || (layers > 1 && Hides(secrets, decoded, layers - 1)));

    private static string UnescapeJson(Match escape) =>
        escape.Groups[1].Success ? ((char)Convert.ToInt32(escape.Groups[1].Value, 16)).ToString() : escape.Groups[2].Value;

    private static Regex? ToPattern(IReadOnlyList<SecureString> secrets)
    {
        // Longest first, since a form may contain a shorter one.
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
