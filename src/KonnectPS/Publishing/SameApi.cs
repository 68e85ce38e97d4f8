using KonnectPS.Client;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Publishing;

/// <summary>
/// Finds the API that a document is a version of. Kong asks for an API of its own for each major version, and lets an API have one
/// document: a new minor version takes the place of the one before.
/// </summary>
internal static class SameApi
{
    /// <summary>The API, or null for one that has to be created.</summary>
    /// <param name="sameName">The APIs of the document's name.</param>
    /// <param name="source">The document.</param>
    /// <exception cref="KonnectCommandException">Several could be meant.</exception>
    public static CatalogApi? Of(IReadOnlyList<CatalogApi> sameName, ApiSource source)
    {
        var exact = sameName.FirstOrDefault(api => api.Version == source.Version)
            ?? sameName.FirstOrDefault(api => api.CurrentVersionSummary?.Version is { } version && version == source.Version);
        if (exact is not null)
        {
            return exact;
        }

        List<CatalogApi> related = [.. sameName.Where(api => api.Version is null || (Major(api.Version) is { } major && major == Major(source.Version)))];
        return related.Count switch
        {
            0 => null,
            1 => related[0],
            _ => throw Failures.AmbiguousName("API", source.Name, related.Select(api => NameLookup.Described(api.Id, api.Slug, api.Version))),
        };
    }

    /// <summary>The digits that a version begins with, after a v; null for one that begins otherwise.</summary>
    private static string? Major(string? version)
    {
        var digits = (version ?? "").TrimStart('v', 'V');
        var length = digits.TakeWhile(character => character is >= '0' and <= '9').Count();
        return length == 0 ? null : digits.Substring(0, length).TrimStart('0');
    }
}
