using System.Text;

namespace KonnectPS.Export;

/// <summary>Writes <c>name=value</c> lines that shells and dotenv readers take.</summary>
internal static class DotEnvText
{
    /// <summary>The lines of the credential's own keys; empty when it has none.</summary>
    public static IReadOnlyList<string> LinesOf(IEnumerable<KeyValuePair<string, string>> credential) =>
        [.. credential
            .Where(entry => PlainCredential.IsOwn(entry.Key))
            .Select(entry => $"{entry.Key}={Quote(entry.Value)}")];

    /// <summary>
    /// The value as it stands where every reader takes it so, since some keep quotes as part of it (docker run --env-file); else in single quotes, between which shells and dotenv readers take everything for
    /// itself, a line break too. Only a value with a single quote in it, or with a backslash before the closing one, goes in double quotes,
    /// in which a shell wants backslash, quote, dollar sign and backtick escaped.
    /// </summary>
    public static string Quote(string value)
    {
        if (value.Length > 0 && value.All(IsSafe) && !HasHomeFolder(value))
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

    /// <summary>A shell expands a tilde at the beginning of an assigned value, and after a colon or an equals sign within it.</summary>
    private static bool HasHomeFolder(string value)
    {
        for (var i = value.IndexOf('~'); i >= 0; i = value.IndexOf('~', i + 1))
        {
            if (i == 0 || value[i - 1] is ':' or '=')
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSafe(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-' or '.' or '/' or '+' or '=' or ':' or '@' or ','
            or '~' or '%' or '^' or '*' or '?' or '!' or '{' or '}' or '[' or ']';
}
