using System.Security.Cryptography;

namespace KonnectPS.Sandbox.State;

/// <summary>Draws secrets and opaque ids.</summary>
public static class RandomSecret
{
    /// <summary>Stands in every secret that a sandbox draws, so that one can be found wherever it went. It is in no id and in no text.</summary>
    public const string Mark = "Thr0wAwayS3cret";

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Draws a secret of a length, besides its prefix.</summary>
    public static string Draw(string prefix = "", int length = 32)
    {
        return prefix + RandomNumberGenerator.GetString(Alphabet, 1) + Mark + RandomNumberGenerator.GetString(Alphabet, length - Mark.Length - 1);
    }

    /// <summary>Draws what looks like a secret and is none: an id that says nothing.</summary>
    public static string DrawId(string prefix, int length)
    {
        return prefix + RandomNumberGenerator.GetString(Alphabet, length);
    }
}
