using System.Security.Cryptography;

namespace KonnectPS.Sandbox.State;

/// <summary>Draws secrets and opaque ids.</summary>
internal static class RandomSecret
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string Draw(string prefix = "", int length = 32)
    {
        return prefix + RandomNumberGenerator.GetString(Alphabet, length);
    }
}
