using KonnectPS.Benchmarks.Processes;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>A command in a new pwsh, from the start of the process to its end.</summary>
internal static class ShellCommand
{
    public static async Task<double> TimeAsync(string pwsh, string command, SandboxProcess? sandbox) =>
        (await ChildProcess.RunAsync(ChildProcess.StartInfo(pwsh, ["-NoProfile", "-c", command], sandbox, asAdmin: false))).Milliseconds;
}
