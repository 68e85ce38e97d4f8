using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace KonnectPS.Sandbox.State;

/// <summary>Tokens with the form of a JWT, so that their end can be read from them; nobody checks the signature.</summary>
internal static class JwtLookalike
{
    private static readonly byte[] SigningKey = RandomNumberGenerator.GetBytes(32);

    public static string Make(Guid subjectId, DateTimeOffset issuedAt, DateTimeOffset expiresAt)
    {
        var header = Encode(new { alg = "HS256", typ = "JWT" });
        var claims = Encode(new
        {
            sub = subjectId,
            jti = Guid.NewGuid(),
            iat = issuedAt.ToUnixTimeSeconds(),
            exp = expiresAt.ToUnixTimeSeconds(),
        });
        var signed = $"{header}.{claims}";
        return $"{signed}.{RandomSecret.Mark}{WebEncoders.Base64UrlEncode(HMACSHA256.HashData(SigningKey, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode<T>(T value)
    {
        return WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(value));
    }
}
