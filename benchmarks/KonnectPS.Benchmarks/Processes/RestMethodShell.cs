using System.Diagnostics;
using System.Globalization;

namespace KonnectPS.Benchmarks.Processes;

/// <summary>A pwsh that stays, so that Invoke-RestMethod is as warm as everything it is compared with.</summary>
internal sealed class RestMethodShell : IAsyncDisposable
{
    private readonly ScriptFile _script;
    private readonly Process _process;

    private RestMethodShell(ScriptFile script, Process process)
    {
        _script = script;
        _process = process;
    }

    /// <summary>Starts a shell that waits to be told to measure a piece of script.</summary>
    /// <param name="pwsh">The shell.</param>
    /// <param name="sandbox">What it talks to.</param>
    /// <param name="work">The script; $count and $prefix say how much and under which names, $done is how much it did.</param>
    public static RestMethodShell Start(string pwsh, SandboxProcess sandbox, string work)
    {
        var script = new ScriptFile($$"""
            $ErrorActionPreference = 'Stop'
            $ProgressPreference = 'SilentlyContinue'
            $origin = $env:KONNECT_PORTAL_URL
            $developer = @{ Cookie = "portalaccesstoken=$env:KONNECT_PORTAL_TOKEN" }
            $admin = @{ Authorization = "Bearer $env:KONNECT_TOKEN" }
            while ($line = [Console]::In.ReadLine()) {
                $count, $prefix = $line.Split(' ')
                $count = [int] $count
                [GC]::Collect()
                $watch = [Diagnostics.Stopwatch]::StartNew()
                {{work}}
                $elapsed = $watch.Elapsed.TotalMilliseconds
                [Console]::Out.WriteLine([string]::Format([cultureinfo]::InvariantCulture, '{0:R} {1}', $elapsed, $done))
            }
            """);
        var start = ChildProcess.StartInfo(pwsh, ["-NoProfile", "-NonInteractive", "-File", script.Path], sandbox);
        start.RedirectStandardInput = true;
        return new RestMethodShell(script, Process.Start(start)!);
    }

    /// <summary>Does the work once.</summary>
    /// <returns>How long it took, in milliseconds.</returns>
    public async Task<double> MeasureAsync(int count, string prefix)
    {
        await _process.StandardInput.WriteLineAsync($"{count} {prefix}");
        await _process.StandardInput.FlushAsync();
        var line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Invoke-RestMethod failed.");
        var parts = line.Split(' ');
        return parts[1] == count.ToString(CultureInfo.InvariantCulture)
            ? double.Parse(parts[0], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"Invoke-RestMethod did {parts[1]} of {count}.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _script.Dispose();
    }
}
