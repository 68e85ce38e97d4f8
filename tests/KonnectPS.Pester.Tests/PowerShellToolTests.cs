using System.Diagnostics;
using System.Text.Json;
using KonnectPS.Tools;

namespace KonnectPS.Pester.Tests;

public sealed class PowerShellToolTests
{
    [Fact]
    public async Task The_shell_is_the_one_that_the_manifest_pins()
    {
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, ".config", "dotnet-tools.json")));
        var pinned = manifest.RootElement.GetProperty("tools").GetProperty("powershell").GetProperty("version").GetString();

        var start = PowerShellTool.Restore(RepositoryRoot.Path).StartInfo("-NoProfile", "-NonInteractive", "-Command", "[Console]::Write($PSVersionTable.PSVersion)");
        start.RedirectStandardOutput = true;
        using var shell = Process.Start(start)!;
        var version = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();

        Assert.Equal(0, shell.ExitCode);
        Assert.Equal(pinned, version);
    }

    [Fact]
    public void Where_the_tool_cannot_be_had_the_message_says_what_to_do()
    {
        var folder = Directory.CreateTempSubdirectory("konnectps-no-tool-");
        try
        {
            // A version that no machine holds, and no source to take it from.
            File.WriteAllText(
                Path.Combine(folder.CreateSubdirectory(".config").FullName, "dotnet-tools.json"),
                """{ "version": 1, "isRoot": true, "tools": { "powershell": { "version": "0.0.1", "commands": ["pwsh"] } } }""");
            File.WriteAllText(
                Path.Combine(folder.FullName, "nuget.config"),
                "<configuration><packageSources><clear /></packageSources></configuration>");

            var exception = Assert.Throws<PowerShellToolException>(() => PowerShellTool.Restore(folder.FullName));
            Assert.Contains($"run `dotnet tool restore` in {folder.FullName}", exception.Message, StringComparison.Ordinal);
            Assert.Contains("powershell", exception.Message, StringComparison.OrdinalIgnoreCase);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
