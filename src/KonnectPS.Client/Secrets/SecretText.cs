using System.Runtime.InteropServices;
using System.Security;

namespace KonnectPS.Client;

/// <summary>Converts to and from SecureString. A revealed text must go only to its one destination.</summary>
internal static class SecretText
{
    /// <summary>How many characters a SecureString takes.</summary>
    public const int MaxLength = 65_536;

    public static SecureString Hide(string text) => Hide(text.AsSpan());

    public static unsafe SecureString Hide(ReadOnlySpan<char> text)
    {
        // All characters at once: appended one by one, Windows would decrypt and encrypt the whole each time.
        fixed (char* characters = text)
        {
            var secret = text.IsEmpty ? new SecureString() : new SecureString(characters, text.Length);
            secret.MakeReadOnly();
            return secret;
        }
    }

    public static string Reveal(SecureString secret)
    {
        // Not NetworkCredential, which ends the text at a null character.
        var characters = RevealChars(secret);
        var text = new string(characters);
        Array.Clear(characters, 0, characters.Length);
        return text;
    }

    /// <summary>The characters in an array that the caller clears.</summary>
    public static char[] RevealChars(SecureString secret)
    {
        var characters = new char[secret.Length];
        var memory = Marshal.SecureStringToGlobalAllocUnicode(secret);
        try
        {
            Marshal.Copy(memory, characters, 0, characters.Length);
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }

        return characters;
    }
}
