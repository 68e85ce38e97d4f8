using System.Globalization;

namespace KonnectPS.Benchmarks.Workloads;

/// <summary>Asks a process for its largest working set so far.</summary>
internal static class PeakMemory
{
    /// <summary>Linux tells in kilobytes, every other system through .NET.</summary>
    public const string Function = """
        function Get-PeakMemory {
            if ([IO.File]::Exists('/proc/self/status')) {
                [long] ([IO.File]::ReadAllLines('/proc/self/status') -match '^VmHWM:' -replace '\D')[0] * 1024
            }
            else {
                [Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64
            }
        }
        """;

    public static double Megabytes(string bytes) => long.Parse(bytes, CultureInfo.InvariantCulture) / (1024.0 * 1024);
}
