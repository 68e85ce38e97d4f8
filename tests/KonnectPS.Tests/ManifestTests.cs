using System.Management.Automation.Language;

namespace KonnectPS.Tests;

public sealed class ManifestTests
{
    [Fact]
    public void The_module_exports_its_cmdlets_and_nothing_else()
    {
        using var engine = Engine.Open();
        var manifest = engine.Run($"Test-ModuleManifest '{RepositoryRoot.Path}/KonnectPS.psd1'").Single;
        var exported = engine.Run("(Get-Module KonnectPS).ExportedCommands.Keys").Output.Select(name => name.ToString()).Order(StringComparer.Ordinal);
        var written = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src/KonnectPS/Commands"), "*Command.cs", SearchOption.AllDirectories).Length;
        Assert.Equal(written, exported.Count());
        Assert.All(exported, name => Assert.Contains("-Konnect", name, StringComparison.Ordinal));
        var props = System.Xml.Linq.XDocument.Load(Path.Combine(RepositoryRoot.Path, "Directory.Build.props"));
        Assert.Equal(props.Descendants("Version").Single().Value, manifest.Properties["Version"].Value.ToString());
        Assert.Empty(engine.Run("(Get-Module KonnectPS).ExportedAliases.Keys; (Get-Module KonnectPS).ExportedFunctions.Keys").Output);
    }

    [Fact]
    public void The_quickstart_script_parses()
    {
        Parser.ParseFile(Path.Combine(RepositoryRoot.Path, "samples/quickstart.ps1"), out _, out var errors);
        Assert.Empty(errors);
    }
}
