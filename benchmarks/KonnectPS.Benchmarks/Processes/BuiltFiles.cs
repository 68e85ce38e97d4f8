using System.Diagnostics;
using System.Reflection;

namespace KonnectPS.Benchmarks.Processes;

/// <summary>Where the build left what is measured, and what serves it.</summary>
internal static class BuiltFiles
{
#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    public static string Manifest { get; } = Path.Combine(RepositoryRoot.Path, "KonnectPS.psd1");

    public static string Sandbox { get; } = Program("sandbox", "KonnectPS.Sandbox");

    public static string Host { get; } = Program("tests", "KonnectPS.Host");

    /// <summary>The library below the cmdlets, as the module ships it.</summary>
    public static Assembly LoadClient() => Load("KonnectPS.Client.dll");

    /// <summary>Both configurations build the module to the same place: makes sure that the last one was not a debug build.</summary>
    public static void DemandOptimizedModule()
    {
        if (LoadClient().GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
        {
            throw new InvalidOperationException("bin/ holds a debug build of the module: build src/KonnectPS with -c Release.");
        }
    }

    private static Assembly Load(string file) => Assembly.LoadFrom(Path.Combine(RepositoryRoot.Path, "bin", "net8.0", file));

    private static string Program(string folder, string name) =>
        Path.Combine(RepositoryRoot.Path, folder, name, "bin", Configuration, "net10.0", name + ".dll");
}
