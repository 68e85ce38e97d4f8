using System.Reflection;
using KonnectPS.Client;

namespace KonnectPS.Parameters;

/// <summary>
/// Tells by the names of its members what an object is that does not say its type, such as a row of a CSV file: every kind of object has an
/// Id, and the Id of a developer must not be taken for an application's.
/// </summary>
internal static class ObjectShape
{
    private static readonly Lazy<IReadOnlyList<KeyValuePair<string, HashSet<string>>>> Known = new(() =>
    [
        .. typeof(IIdentified).Assembly.GetExportedTypes()
            .Where(type => type.IsClass && !type.IsAbstract && typeof(IIdentified).IsAssignableFrom(type))
            .Concat([typeof(KonnectCredential), typeof(KonnectAccessToken)])
            .Select(type => new KeyValuePair<string, HashSet<string>>(
                type.Name,
                [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(property => Bare(property.Name))])),
    ]);

    /// <summary>The type that has more of these members than any of the types that are wanted; null when none has.</summary>
    public static string? Other(IEnumerable<string> members, IReadOnlyCollection<string> wanted)
    {
        var names = new HashSet<string>(members.Select(Bare));
        var fits = Known.Value.Select(type => (type.Key, Count: type.Value.Count(names.Contains))).ToList();
        var most = fits.Where(fit => wanted.Contains(fit.Key)).Select(fit => fit.Count).DefaultIfEmpty(int.MaxValue).Max();
        return fits.Where(fit => fit.Count > most).OrderByDescending(fit => fit.Count).Select(fit => fit.Key).FirstOrDefault();
    }

    /// <summary>The same for <c>full_name</c> and FullName.</summary>
    private static string Bare(string name) => name.Replace("_", "").ToUpperInvariant();
}
