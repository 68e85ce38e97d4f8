using System.Xml.Linq;

namespace KonnectPS.Mcp.Tests;

/// <summary>Reads the vault of the tests as a program does that holds its key.</summary>
internal static class VaultReading
{
    /// <summary>The API key in a secret's file, whatever form it was stored in.</summary>
    public static string ApiKey(string file)
    {
        // On Linux and macOS a SecureString is written as the hexadecimal of its UTF-16.
        var hidden = XDocument.Load(file).Descendants().Single(element => element.Name.LocalName == "SS").Value;
        return System.Text.Encoding.Unicode.GetString(Convert.FromHexString(hidden));
    }
}
