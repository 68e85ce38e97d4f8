using KonnectPS.Client;

namespace KonnectPS.Identity;

/// <summary>Says in what an existing application differs from the one that was asked for.</summary>
internal static class ApplicationDifference
{
    public static string Describe(NewApplication wanted, Application existing)
    {
        List<string> differences =
        [
            .. Compare("description", wanted.Description, existing.Description ?? ""),
            .. Compare("redirect URI", wanted.RedirectUri, existing.RedirectUri),
            .. Compare("client id", wanted.ClientId, existing.ClientId),
            .. Compare("team", wanted.TeamId, existing.TeamId),
            .. Compare("scopes", Sorted(wanted.Scopes), Sorted(existing.Scopes)),
        ];
        if (wanted.AuthStrategyId is { } strategy && !strategy.Equals(existing.AuthStrategy?.Id, StringComparison.OrdinalIgnoreCase))
        {
            differences.Add($"auth strategy is '{PlainText.Of(existing.AuthStrategy?.ToString())}'");
        }

        var found = $"The application '{PlainText.Of(wanted.Name)}' exists already and was read back";
        return differences.Count == 0
            ? $"{found}; it is as asked for."
            : $"{found}; it differs from what was asked for: {string.Join("; ", differences)}.";
    }

    private static IEnumerable<string> Compare(string field, string? wanted, string? existing)
    {
        if (wanted is not null && wanted != existing)
        {
            yield return $"{field} is '{PlainText.Of(existing)}', not '{PlainText.Of(wanted)}'";
        }
    }

    private static string? Sorted(IReadOnlyList<string>? scopes) =>
        scopes is null ? null : string.Join(" ", scopes.OrderBy(scope => scope, StringComparer.Ordinal));
}
