using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;

namespace KonnectPS.Sandbox.State;

/// <summary>The portal tokens that are out. They look like JWTs, but are looked up.</summary>
public sealed class PortalTokenTable
{
    private static readonly byte[] SigningKey = RandomNumberGenerator.GetBytes(32);
    private readonly Dictionary<SecretHash, PortalToken> _tokens = [];
    private readonly Lock _gate;
    private readonly TimeProvider _clock;

    internal PortalTokenTable(Lock gate, TimeProvider clock)
    {
        _gate = gate;
        _clock = clock;
    }

    /// <summary>Makes every token that is out worthless.</summary>
    public void RevokeAll()
    {
        lock (_gate)
        {
            _tokens.Clear();
        }
    }

    internal string Issue(Guid developerId, DateTimeOffset expiresAt)
    {
        // A token ends on a whole second, as the claim that says so does.
        expiresAt = DateTimeOffset.FromUnixTimeSeconds(expiresAt.ToUnixTimeSeconds());
        var token = Sign(developerId, expiresAt);
        lock (_gate)
        {
            _tokens.Add(SecretHash.Of(token), new PortalToken(developerId, expiresAt));
        }

        return token;
    }

    internal Guid? Redeem(string token)
    {
        lock (_gate)
        {
            return _tokens.TryGetValue(SecretHash.Of(token), out var held) && _clock.GetUtcNow() < held.ExpiresAt
                ? held.DeveloperId
                : null;
        }
    }

    internal void Revoke(string token)
    {
        lock (_gate)
        {
            _tokens.Remove(SecretHash.Of(token));
        }
    }

    private string Sign(Guid developerId, DateTimeOffset expiresAt)
    {
        var header = Encode(new { alg = "HS256", typ = "JWT" });
        var claims = Encode(new
        {
            sub = developerId,
            jti = Guid.NewGuid(),
            iat = _clock.GetUtcNow().ToUnixTimeSeconds(),
            exp = expiresAt.ToUnixTimeSeconds(),
        });
        var signed = $"{header}.{claims}";
        return $"{signed}.{WebEncoders.Base64UrlEncode(HMACSHA256.HashData(SigningKey, Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Encode<T>(T value)
    {
        return WebEncoders.Base64UrlEncode(JsonSerializer.SerializeToUtf8Bytes(value));
    }
}
