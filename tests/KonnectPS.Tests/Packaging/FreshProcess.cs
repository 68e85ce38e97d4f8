using System.Diagnostics;

namespace KonnectPS.Tests.Packaging;

/// <summary>What a script left behind that ran in an engine of its own process.</summary>
internal sealed record FreshProcess(int ExitCode, IReadOnlyList<string> Lines, string Errors)
{
    public static async Task<FreshProcess> RunAsync(string script, IReadOnlyDictionary<string, string> variables)
    {
        var host = Path.Combine(AppContext.BaseDirectory, "KonnectPS.Host.dll");
        var start = new ProcessStartInfo("dotnet", [host, script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new FreshProcess(
            process.ExitCode, output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), (await errors).Trim());
    }
}
