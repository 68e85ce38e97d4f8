using System.Reflection;

namespace KonnectPS.Tests.Packaging;

/// <summary>The assemblies a framework has, with their versions; a framework satisfies what is not newer.</summary>
internal sealed class FrameworkSurface
{
    private readonly Dictionary<string, Version> _assemblies;

    private FrameworkSurface(Dictionary<string, Version> assemblies)
    {
        _assemblies = assemblies;
    }

    public static FrameworkSurface Read(string list) => new(
        File.ReadLines(Path.Combine(RepositoryRoot.Path, "tests/KonnectPS.Tests/Packaging", list))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(' '))
            .ToDictionary(parts => parts[0], parts => Version.Parse(parts[1])));

    public bool Has(AssemblyName wanted) => _assemblies.TryGetValue(wanted.Name!, out var version) && wanted.Version <= version;
}
