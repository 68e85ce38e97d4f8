namespace KonnectPS.Tests;

/// <summary>Reads what came out as a user's script does, by the names of properties.</summary>
internal static class PSObjectReading
{
    /// <summary>One property as text; null if it is null.</summary>
    public static string? Text(this PSObject item, string property) => item.Properties[property].Value?.ToString();

    /// <summary>The secret in a property, in clear text.</summary>
    public static string Secret(this PSObject item, string property) => Engine.Reveal(item.Properties[property].Value);

    /// <summary>One property of everything that came out, if no error was written.</summary>
    public static IEnumerable<string?> Texts(this EngineResult result, string property) =>
        result.Succeeded().Output.Select(item => item.Text(property));
}
