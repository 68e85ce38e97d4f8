using System.Diagnostics;

namespace KonnectPS.Benchmarks.Processes;

/// <summary>A program that is run from its start to its end.</summary>
internal static class ChildProcess
{
    /// <summary>The dotnet that runs this program.</summary>
    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>How a child is started: its streams are ours, and it knows of no portal but the one it is given.</summary>
    public static ProcessStartInfo StartInfo(string program, IEnumerable<string> arguments, SandboxProcess? sandbox, bool asAdmin = true)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("KONNECT_", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        if (sandbox is not null)
        {
            start.Environment["KONNECT_PORTAL_URL"] = sandbox.Origin;
            start.Environment["KONNECT_PORTAL_TOKEN"] = sandbox.PortalToken;
            if (asAdmin)
            {
                start.Environment["KONNECT_API_URL"] = sandbox.Origin;
                start.Environment["KONNECT_TOKEN"] = sandbox.AdminToken;
            }
        }

        return start;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>How long the whole process took, in milliseconds, and what it wrote.</returns>
    public static async Task<(double Milliseconds, string[] Lines)> RunAsync(ProcessStartInfo start)
    {
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var elapsed = watch.Elapsed.TotalMilliseconds;
        return process.ExitCode == 0
            ? (elapsed, output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            : throw new InvalidOperationException($"{Path.GetFileName(start.FileName)} ended with {process.ExitCode}.");
    }

    /// <summary>Runs a script in the bare engine, in a process of its own.</summary>
    public static async Task<(double Milliseconds, string[] Lines)> RunEngineAsync(string script, SandboxProcess? sandbox)
    {
        using var file = new ScriptFile(script);
        return await RunAsync(StartInfo(Dotnet, [BuiltFiles.Host, file.Path], sandbox));
    }
}
