using System.Reflection;

namespace KonnectPS.Tests.Packaging;

/// <summary>Everything that the shipped assemblies refer to is there: shipped, of the framework, or the shell's own.</summary>
public sealed class ClosureTests(PackedModule module) : IClassFixture<PackedModule>
{
    private static readonly Version ShellVersion = new(3, 0, 0, 0);

    /// <summary>.NET takes any version that is not older.</summary>
    [Fact]
    public void PowerShell_7_finds_every_reference_of_the_module()
    {
        var shipped = Shipped("net8.0");
        var framework = FrameworkSurface.Read("net8.0.txt");
        AssertNone(
            from assembly in shipped.Values
            from wanted in assembly.References
            where !framework.Has(wanted) && !IsShell(wanted) && !(Find(shipped, wanted) is { } there && there.Name.Version >= wanted.Version)
            select $"{assembly.Name.Name} wants {wanted.Name} {wanted.Version}");
    }

    /// <summary>
    /// .NET Framework takes the very version, and Windows PowerShell has no redirects for a module. What its own assembly
    /// resolver allows begins with KonnectPS.Client's first line, so that it is of no use to the two assemblies of this module.
    /// </summary>
    [Fact]
    public void Windows_PowerShell_finds_every_reference_of_the_module()
    {
        var shipped = Shipped("netstandard2.0");
        var framework = FrameworkSurface.Read("net472.txt");
        AssertNone(
            from assembly in shipped.Values
            from wanted in assembly.References
            let there = Find(shipped, wanted)
            let isExact = there is not null && there.Name.Version == wanted.Version
            let isResolved = there is not null && there.Name.Version > wanted.Version && !assembly.Name.Name!.StartsWith("KonnectPS", StringComparison.Ordinal)
            where !framework.Has(wanted) && !IsShell(wanted) && !isExact && !isResolved
            select $"{assembly.Name.Name} wants {wanted.Name} {wanted.Version}");
    }

    /// <summary>The framework would win over a shipped assembly that it has in the same or a newer version.</summary>
    [Fact]
    public void Nothing_is_shipped_that_the_framework_has()
    {
        AssertNone(
            from target in (string[])["net8.0", "netstandard2.0"]
            let framework = FrameworkSurface.Read(target == "net8.0" ? "net8.0.txt" : "net472.txt")
            from assembly in Shipped(target).Values
            where framework.Has(assembly.Name) || assembly.Name.Name == "System.Management.Automation"
            select $"{target}: {assembly.Name.Name}");
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    public void Every_shipped_assembly_is_needed(string target)
    {
        var shipped = Shipped(target);
        var needed = new HashSet<string>();
        var waiting = new Queue<AssemblyFile>([shipped["KonnectPS"]]);
        while (waiting.TryDequeue(out var assembly))
        {
            if (needed.Add(assembly.Name.Name!))
            {
                foreach (var next in assembly.References.Select(wanted => Find(shipped, wanted)).OfType<AssemblyFile>())
                {
                    waiting.Enqueue(next);
                }
            }
        }

        Assert.Equal(shipped.Keys.Order(StringComparer.Ordinal), needed.Order(StringComparer.Ordinal));
    }

    private static bool IsShell(AssemblyName wanted) => wanted.Name == "System.Management.Automation" && wanted.Version == ShellVersion;

    private static AssemblyFile? Find(Dictionary<string, AssemblyFile> shipped, AssemblyName wanted) =>
        shipped.TryGetValue(wanted.Name!, out var there) && there.Bears(wanted) ? there : null;

    private static void AssertNone(IEnumerable<string> findings) => Assert.Empty(findings);

    private Dictionary<string, AssemblyFile> Shipped(string target) =>
        Directory.EnumerateFiles(Path.Combine(module.Folder, "bin", target), "*.dll")
            .Select(AssemblyFile.Read)
            .ToDictionary(assembly => assembly.Name.Name!);
}
