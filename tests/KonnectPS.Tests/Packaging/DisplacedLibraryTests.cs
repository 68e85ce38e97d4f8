using System.Reflection;
using System.Reflection.Emit;

namespace KonnectPS.Tests.Packaging;

/// <summary>
/// Windows PowerShell keeps the libraries of all modules in one place. Here the half that it loads stands in a load context of its own,
/// in a process of its own, with one of its libraries displaced.
/// </summary>
public sealed class DisplacedLibraryTests
{
    private static readonly string Half = Path.Combine(RepositoryRoot.Path, "bin/netstandard2.0");

    /// <summary>.NET itself has the others, in a version that is new enough.</summary>
    [Theory]
    [InlineData("Microsoft.Bcl.AsyncInterfaces")]
    [InlineData("System.Text.Encodings.Web")]
    [InlineData("System.Text.Json")]
    public async Task A_library_that_was_loaded_in_the_place_of_one_that_ships_is_named(string library)
    {
        var folder = Directory.CreateTempSubdirectory("konnectps-displaced-");
        try
        {
            var file = Path.Combine(folder.FullName, library + ".dll");
            var assembly = new PersistedAssemblyBuilder(new AssemblyName(library) { Version = new Version(1, 2, 3, 4) }, typeof(object).Assembly);
            assembly.DefineDynamicModule(library);
            assembly.Save(file);

            var lines = await WalkAsync(library, file);
            Assert.Equal("LibraryConflict", lines[0].Split(',')[0]);
            Assert.Contains($"{library} 1.2.3.4 from {file} instead of ", lines[1], StringComparison.Ordinal);
            Assert.Contains("import KonnectPS before", lines[^1], StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task What_ships_works() => Assert.Equal(["created bot"], await WalkAsync(displaced: null, file: ""));

    /// <summary>Signs in and creates an application; returns what it wrote.</summary>
    private static async Task<IReadOnlyList<string>> WalkAsync(string? displaced, string file)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        var script = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(script, $$"""
                $half = [System.Runtime.Loader.AssemblyLoadContext]::new('desktop half')
                $loaded = foreach ($file in Get-ChildItem '{{Half}}/*.dll') {
                    $half.LoadFromAssemblyPath($(if ($file.BaseName -eq '{{displaced}}') { '{{file}}' } else { $file.FullName }))
                }
                try {
                    Import-Module -Assembly ($loaded | Where-Object { $_.GetName().Name -eq 'KonnectPS' }) -ErrorAction Stop
                    $null = Connect-KonnectPortal -ErrorAction Stop
                    "created $((New-KonnectApplication bot -ErrorAction Stop).Name)"
                }
                catch {
                    $_.FullyQualifiedErrorId
                    $_.Exception.Message
                    $_.ErrorDetails.RecommendedAction
                }
                """);
            var outcome = await FreshProcess.RunAsync(script, new Dictionary<string, string>
            {
                ["KONNECT_PORTAL_URL"] = sandbox.Address.ToString(),
                ["KONNECT_PORTAL_EMAIL"] = sandbox.Seed.DeveloperEmail,
                ["KONNECT_PORTAL_PASSWORD"] = sandbox.Seed.DeveloperPassword,
            });
            Assert.Equal("", outcome.Errors);
            return outcome.Lines;
        }
        finally
        {
            File.Delete(script);
        }
    }
}
