using System.Diagnostics;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using KonnectPS.Tools;

namespace KonnectPS.Tests.Quickstart;

/// <summary>The walks of the quickstart, in the real shell.</summary>
public sealed partial class QuickstartWalkTests
{
    [Theory]
    [InlineData("quickstart", "401 200 401 200 401")]
    [InlineData("agent", "pending 401 200 200 401")]
    [InlineData("diagnose", "Registration NotApproved True Works")]
    [InlineData("publisher", "0 0 True 401 200 404 401 200 200 200 True")]
    public async Task A_walk_shows_every_statement_and_succeeds(string script, string statuses)
    {
        using var quickstart = QuickstartProcess.Start(script == "quickstart" ? [] : [script]);
        var (exitCode, output, errors) = await quickstart.ExitAsync();

        Assert.Equal("", errors);
        Assert.Equal(0, exitCode);
        var statements = Parser.ParseFile(Path.Combine(RepositoryRoot.Path, "samples", $"{script}.ps1"), out _, out _).EndBlock.Statements;
        Assert.Equal([], statements.Select(statement => statement.Extent.Text).Where(text => !output.Contains($"PS> {text}", StringComparison.Ordinal)));
        Assert.Equal(statuses, string.Join(' ', Status().Matches(output).Select(match => match.Groups[1].Value)));
        Assert.DoesNotContain('\e', output);
        Assert.EndsWith("Done: every step did what it says.\n", output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("throw 'A fault.'", "A fault.")]
    [InlineData("Write-Error 'Not the end of a script.'", "Not the end of a script.")]
    [InlineData("Get-Item ./there-is-no-such-file", "there-is-no-such-file")]
    [InlineData("Get-NoSuchCommand", "Get-NoSuchCommand")]
    public async Task A_walk_ends_with_the_first_statement_that_fails(string statement, string message)
    {
        var (exitCode, output) = await WalkAsync($"$before = 'sett' + 'led'\n$before\n{statement}\n'not rea' + 'ched'\n", modules: null);

        Assert.Equal(1, exitCode);
        Assert.Contains("settled", output, StringComparison.Ordinal);
        Assert.Contains(message, output.Replace($"PS> {statement}", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("not reached", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_walk_leaves_the_vaults_of_whoever_runs_it_alone()
    {
        var modules = Directory.CreateTempSubdirectory("konnectps-modules-");
        var module = modules.CreateSubdirectory("Microsoft.PowerShell.SecretManagement");
        await File.WriteAllTextAsync(Path.Combine(module.FullName, module.Name + ".psm1"), "function Get-SecretVault { 'Prod' }");
        var (exitCode, output) = await WalkAsync("\"vaults: $(@(Get-Command Get-SecretVault -ErrorAction Ignore).Count)\"", modules.FullName);

        Assert.Equal(0, exitCode);
        Assert.Contains("vaults: 0", output, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output)> WalkAsync(string statements, string? modules)
    {
        var script = Path.Combine(Directory.CreateTempSubdirectory("konnectps-walk-").FullName, "walked.ps1");
        await File.WriteAllTextAsync(script, statements);
        var start = PowerShellTool.Restore(RepositoryRoot.Path).StartInfo("-NoProfile", "-File", "samples/Quickstart/Walk.ps1", script);
        start.RedirectStandardOutput = true;
        start.Environment["PSModulePath"] = modules;
        using var walk = Process.Start(start)!;
        var output = await walk.StandardOutput.ReadToEndAsync();
        await walk.WaitForExitAsync();
        return (walk.ExitCode, output);
    }

    [GeneratedRegex(@"(?m)^(?:The gateway answered )?(\w+), as it should")]
    private static partial Regex Status();
}
