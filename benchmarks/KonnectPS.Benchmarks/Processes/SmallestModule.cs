namespace KonnectPS.Benchmarks.Processes;

/// <summary>A binary module of few cmdlets, which this program holds: what the engine itself takes to import anything.</summary>
internal sealed class SmallestModule : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("smallest");

    public SmallestModule(params string[] cmdlets)
    {
        Manifest = Path.Combine(_folder.FullName, "Smallest.psd1");
        File.WriteAllText(Manifest, $$"""
            @{
                RootModule        = '{{typeof(SmallestModule).Assembly.Location}}'
                ModuleVersion     = '1.0'
                GUID              = '6a1d7c2e-53d4-4a56-9a4e-0d6f4f0a9b11'
                CmdletsToExport   = @({{string.Join(", ", cmdlets.Select(cmdlet => $"'{cmdlet}'"))}})
                FunctionsToExport = @()
                AliasesToExport   = @()
                VariablesToExport = @()
            }
            """);
    }

    public string Manifest { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
