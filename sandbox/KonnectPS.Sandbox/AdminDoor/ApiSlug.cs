using System.Text.RegularExpressions;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The short name that an API is given in addresses, where nobody chooses one.</summary>
internal static partial class ApiSlug
{
    /// <summary>Name and version as a slug; of a semantic version only what comes before its first dot.</summary>
    public static string Of(string name, string? version)
    {
        var semantic = version is null ? null : Semantic().Match(version);
        return Other().Replace($"{name} {(semantic is { Success: true } ? semantic.Groups[1].Value : version)}".ToLowerInvariant(), "-").Trim('-') is { Length: > 0 } slug ? slug : "api";
    }

    [GeneratedRegex(@"^v?(\d+)\.\d+(\.\d+)?\b")]
    private static partial Regex Semantic();

    [GeneratedRegex("[^a-z0-9_]+")]
    private static partial Regex Other();
}
