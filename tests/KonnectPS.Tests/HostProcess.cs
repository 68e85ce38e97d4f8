using System.Diagnostics;

namespace KonnectPS.Tests;

/// <summary>A script in a process of its own, with the sandbox in its environment.</summary>
internal sealed class HostProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private HostProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static HostProcess Start(string scriptFile, CheckedSandbox sandbox) =>
        new(Process.Start(new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "KonnectPS.Host.dll"), scriptFile },
            RedirectStandardError = true,
            Environment =
            {
                ["KONNECT_PORTAL_URL"] = sandbox.Address.ToString(),
                ["KONNECT_PORTAL_TOKEN"] = sandbox.Inner.IssuePortalToken(),
            },
        })!);

    public bool HasExited => _process.HasExited;

    /// <summary>Ends it at once, as SIGKILL does.</summary>
    public void Kill() => _process.Kill();

    /// <summary>Waits for its end.</summary>
    public async Task<(int ExitCode, string Errors)> ExitAsync()
    {
        var errors = await _errors;
        await _process.WaitForExitAsync();
        return (_process.ExitCode, errors);
    }

    public void Dispose() => _process.Dispose();
}
