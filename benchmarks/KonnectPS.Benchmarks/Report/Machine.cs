using System.Globalization;
using System.Runtime.InteropServices;

namespace KonnectPS.Benchmarks.Report;

/// <summary>Says on what the figures were taken.</summary>
internal static class Machine
{
    private const string LinuxProcessors = "/proc/cpuinfo";

    public static string Describe()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024);
        return string.Format(
            CultureInfo.InvariantCulture,
            "{0} cores, {1:0} GB memory, {2}; {3}; {4}",
            Environment.ProcessorCount,
            memory,
            Processor(),
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription);
    }

    private static string Processor()
    {
        if (File.Exists(LinuxProcessors))
        {
            var model = File.ReadLines(LinuxProcessors).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
            if (model is not null)
            {
                return model.Split(':', 2)[1].Trim();
            }
        }

        return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}
