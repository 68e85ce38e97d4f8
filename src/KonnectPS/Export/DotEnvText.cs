using System.Text;

namespace KonnectPS.Export;

/// <summary>Writes <c>name=value</c> lines that shells and dotenv readers take.</summary>
internal static class DotEnvText
{
    /// <summary>The lines of the credential's own keys; empty when it has none.</summary>
    public static IReadOnlyList<string> LinesOf(IEnumerable<KeyValuePair<string, string>> credential) =>
        [.. credential
            .Where(entry => PlainCredential.SecretKeys.Contains(entry.Key, StringComparer.OrdinalIgnoreCase))
            .Select(entry => $"{entry.Key}={Quote(entry.Value)}")];

    /// <summary>
    /// The value as it stands where that is safe; else in single quotes, between which shells and dotenv readers take everything for
    /// itself, a line break too. Only a value with a single quote in it, or with a backslash before the closing one, goes in double quotes,
    /// in which a shell wants backslash, quote, dollar sign and backtick escaped.
    /// </summary>
    public static string Quote(string value)
    {
        if (value.Length > 0 && value.All(IsSafe))
        {
            return value;
        }

        if (value.IndexOf('\'') < 0 && value.LastOrDefault() != '\\')
        {
            return "'" + value + "'";
        }

        var quoted = new StringBuilder(value.Length + 2).Append('"');
        foreach (var character in value)
        {
            if (character is '\\' or '"' or '$' or '`')
            {
                quoted.Append('\\');
            }

            quoted.Append(character);
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsSafe(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '/' or '+' or '=' or ':' or '@' or ',';
}
