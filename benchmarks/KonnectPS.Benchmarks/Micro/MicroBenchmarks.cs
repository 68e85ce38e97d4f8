using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace KonnectPS.Benchmarks.Micro;

/// <summary>The hot code by itself.</summary>
internal static class MicroBenchmarks
{
    private static readonly Type[] Classes = [typeof(PageParsing), typeof(PumpOverhead), typeof(Redaction)];

    /// <summary>Runs the class of this name; all of them without one.</summary>
    public static int Run(string? name)
    {
        var chosen = Array.FindAll(Classes, type => name is null || type.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

        // In this process: the module is the one in bin/, and must not be built anew into it.
        var config = DefaultConfig.Instance
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance))
            .AddDiagnoser(MemoryDiagnoser.Default);
        var summaries = BenchmarkRunner.Run(chosen, config);
        return chosen.Length > 0 && summaries.All(summary => !summary.HasCriticalValidationErrors && summary.Reports.All(report => report.Success)) ? 0 : 1;
    }
}
