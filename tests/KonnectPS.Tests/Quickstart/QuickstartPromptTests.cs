namespace KonnectPS.Tests.Quickstart;

/// <summary><c>-- --interactive</c>: a real shell, and no sandbox without it.</summary>
public sealed class QuickstartPromptTests
{
    private const string TellShell = "\"shell $PID\"";

    [Fact]
    public async Task The_prompt_is_a_whole_shell_with_the_module_and_a_session()
    {
        using var quickstart = QuickstartProcess.Start("--interactive");
        await quickstart.TypeAsync("\"edition $($PSVersionTable.PSEdition) $((Get-Command Select-Object, Get-KonnectApi).Source)\"");
        await quickstart.TypeAsync("\"doors $((Get-KonnectSession).DeveloperDoorOpen) $((Get-KonnectSession).AdminDoorOpen)\"");
        await quickstart.TypeAsync("exit 0");
        var (exitCode, output, _) = await quickstart.ExitAsync();

        Assert.Contains("edition Core Microsoft.PowerShell.Utility KonnectPS", output, StringComparison.Ordinal);
        Assert.Contains("doors True True", output, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    [InlineData("QUIT", 131)]
    [InlineData("KILL", 137)]
    public async Task A_signal_ends_the_quickstart_its_shell_and_its_sandbox(string signal, int expected)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var quickstart = QuickstartProcess.Start("--interactive");
        var port = await quickstart.ReadNumberAsync("127.0.0.1:");
        await quickstart.TypeAsync(TellShell);
        var shell = await quickstart.ReadNumberAsync("shell ");
        Assert.False(await QuickstartProcess.IsFreeAsync(port));

        await QuickstartProcess.SignalAsync(signal, quickstart.Id);
        Assert.Equal(expected, (await quickstart.ExitAsync()).ExitCode);
        await QuickstartProcess.EndOfAsync(shell);
        Assert.True(await QuickstartProcess.IsFreeAsync(port));
    }

    [Fact]
    public async Task The_end_of_the_shell_ends_the_sandbox()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var quickstart = QuickstartProcess.Start("--interactive");
        var port = await quickstart.ReadNumberAsync("127.0.0.1:");
        await quickstart.TypeAsync(TellShell);
        await QuickstartProcess.SignalAsync("KILL", await quickstart.ReadNumberAsync("shell "));
        Assert.NotEqual(0, (await quickstart.ExitAsync()).ExitCode);
        Assert.True(await QuickstartProcess.IsFreeAsync(port));
    }

    [Fact]
    public async Task A_closed_input_ends_all_of_it()
    {
        using var quickstart = QuickstartProcess.Start("--interactive");
        var port = await quickstart.ReadNumberAsync("127.0.0.1:");
        quickstart.CloseInput();
        await quickstart.ExitAsync();
        Assert.True(await QuickstartProcess.IsFreeAsync(port));
    }

    [Fact]
    public async Task A_killed_starter_leaves_neither_shell_nor_sandbox_behind()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        // The second command keeps sh from becoming the quickstart itself.
        using var starter = QuickstartProcess.StartAs("sh", "-c", "dotnet \"$0\" --interactive; true", QuickstartProcess.Program);
        var port = await starter.ReadNumberAsync("127.0.0.1:");
        await starter.TypeAsync("\"parent $((Get-Process -Id $PID).Parent.Id)\"");
        var quickstart = await starter.ReadNumberAsync("parent ");
        await starter.TypeAsync(TellShell);
        var shell = await starter.ReadNumberAsync("shell ");

        await QuickstartProcess.SignalAsync("KILL", starter.Id);
        await QuickstartProcess.EndOfAsync(quickstart);
        await QuickstartProcess.EndOfAsync(shell);
        Assert.True(await QuickstartProcess.IsFreeAsync(port));
    }
}
