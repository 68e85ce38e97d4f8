using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KonnectPS.Client;

/// <summary>
/// Fingerprints of secrets. A credential carries its secret's fingerprint in its display name, so that the secret is known again in
/// whatever form a vault gives it back. The secret can't be computed from its fingerprint.
/// </summary>
public static class SecretFingerprint
{
    private const int Bytes = 8;

    /// <summary>
    /// The first 16 hexadecimal digits, in lower case, of the SHA-256 of the application's id, a newline and the secret, in UTF-8.
    /// </summary>
    /// <param name="applicationId">The application the credential belongs to.</param>
    /// <param name="secret">The API key or the client secret.</param>
    public static string Of(string applicationId, string secret)
    {
        var text = Encoding.UTF8.GetBytes(applicationId + "\n" + secret);
#if NET
        var hash = SHA256.HashData(text);
#else
        using var algorithm = SHA256.Create();
        var hash = algorithm.ComputeHash(text);
#endif
        Array.Clear(text, 0, text.Length);
        return string.Concat(hash.Take(Bytes).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
