using System.Security.Cryptography;
using System.Text;

namespace KonnectPS.Sandbox.State;

/// <summary>All that is kept of a secret: enough to recognise it, too little to give it away.</summary>
internal readonly record struct SecretHash
{
    private readonly string? _digest;

    private SecretHash(string digest)
    {
        _digest = digest;
    }

    public static SecretHash Of(string secret)
    {
        return new SecretHash(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret))));
    }

    public override string ToString()
    {
        return _digest is null ? "none" : "sha256";
    }
}
