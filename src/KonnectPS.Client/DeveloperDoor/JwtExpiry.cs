using System.Text.Json;

namespace KonnectPS.Client;

/// <summary>Reads when a JSON Web Token ends (RFC 7519, 4.1.4). It is not verified: only the portal can, and the date is only a hint.</summary>
internal static class JwtExpiry
{
    /// <summary>The <c>exp</c> claim; null when the text is no such token.</summary>
    public static DateTimeOffset? Read(string token)
    {
        var parts = token.Split('.');
        if (parts.Length != 3)
        {
            return null;
        }

        try
        {
            var payload = parts[1].Replace('-', '+').Replace('_', '/');
            using var claims = JsonDocument.Parse(Convert.FromBase64String(payload.PadRight((payload.Length + 3) / 4 * 4, '=')));
            return claims.RootElement.ValueKind == JsonValueKind.Object
                && claims.RootElement.TryGetProperty("exp", out var exp)
                && exp.ValueKind == JsonValueKind.Number
                && exp.TryGetDouble(out var seconds)
                && seconds is > 0 and < 253402300800
                    ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
                    : null;
        }
        catch (Exception e) when (KonnectJson.IsMalformed(e))
        {
            return null;
        }
    }
}
