using System.ComponentModel;
using System.Diagnostics;

namespace KonnectPS.Tools;

/// <summary>The PowerShell that <c>.config/dotnet-tools.json</c> pins, restored from the package source when it is not there yet.</summary>
internal sealed class PowerShellTool
{
    private const string RestoreLock = "KonnectPS.PowerShellTool";

    private static readonly string _dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    private readonly string _repositoryRoot;

    private PowerShellTool(string repositoryRoot, string home)
    {
        _repositoryRoot = repositoryRoot;
        Home = home;
    }

    /// <summary>The folder of <c>pwsh.dll</c>: <c>$PSHOME</c> in that shell.</summary>
    public string Home { get; }

    /// <summary>Finds the tool, after <c>dotnet tool restore</c> if that has not been run yet.</summary>
    /// <param name="repositoryRoot">The folder that holds <c>.config</c>.</param>
    /// <exception cref="PowerShellToolException">The tool can't be restored or started; the message says what to do.</exception>
    public static PowerShellTool Restore(string repositoryRoot)
    {
        var home = AskForHome(repositoryRoot);
        if (!home.Succeeded)
        {
            // Test projects run side by side, and two restores at once write the same files.
            using var turn = new Mutex(initiallyOwned: false, RestoreLock);
            TakeTurn(turn);
            try
            {
                var restore = RunDotNet(repositoryRoot, ["tool", "restore"]);
                home = restore.Succeeded ? AskForHome(repositoryRoot) : restore;
            }
            finally
            {
                turn.ReleaseMutex();
            }
        }

        return home.Succeeded
            ? new PowerShellTool(repositoryRoot, home.Output)
            : throw new PowerShellToolException(repositoryRoot, home.Output);
    }

    /// <summary>What starts the shell in the repository's root: <c>pwsh</c> with these arguments.</summary>
    /// <remarks>The caller redirects streams and sets variables as it needs. The shell sends no telemetry and looks for no update.</remarks>
    public ProcessStartInfo StartInfo(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(_dotnet, [Path.Combine(Home, "pwsh.dll"), .. arguments]) { WorkingDirectory = _repositoryRoot };
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        return start;
    }

    // The shell itself knows where it is; where a tool is unpacked is up to the SDK and its settings.
    private static DotNetOutcome AskForHome(string repositoryRoot)
        => RunDotNet(repositoryRoot, ["tool", "run", "pwsh", "--", "-NoProfile", "-NonInteractive", "-Command", "[Console]::Write($PSHOME)"]);

    private static void TakeTurn(Mutex turn)
    {
        try
        {
            turn.WaitOne();
        }
        catch (AbandonedMutexException)
        {
            // The process that held it has ended; the mutex is ours, and a restore begins anew anyway.
        }
    }

    private static DotNetOutcome RunDotNet(string repositoryRoot, string[] arguments)
    {
        var start = new ProcessStartInfo(_dotnet, arguments)
        {
            WorkingDirectory = repositoryRoot,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0
                ? new DotNetOutcome(true, output)
                : new DotNetOutcome(false, $"{output}\n{errors.GetAwaiter().GetResult()}".Trim());
        }
        catch (Win32Exception exception)
        {
            return new DotNetOutcome(false, exception.Message);
        }
    }

    private readonly record struct DotNetOutcome(bool Succeeded, string Output);
}
