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
        var script = Path.Combine(Directory.CreateTempSubdirectory("konnectps-walk-").FullName, "failing.ps1");
        await File.WriteAllTextAsync(script, $"$before = 'sett' + 'led'\n$before\n{statement}\n'not rea' + 'ched'\n");
        var start = PowerShellTool.Restore(RepositoryRoot.Path).StartInfo("-NoProfile", "-File", "samples/Quickstart/Walk.ps1", script);
        start.RedirectStandardOutput = true;
        using var walk = Process.Start(start)!;
        var output = await walk.StandardOutput.ReadToEndAsync();
        await walk.WaitForExitAsync();

        Assert.Equal(1, walk.ExitCode);
        Assert.Contains("settled", output, StringComparison.Ordinal);
        Assert.Contains(message, output.Replace($"PS> {statement}", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("not reached", output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"(?m)^(?:The gateway answered )?(\w+), as it should")]
    private static partial Regex Status();
}
