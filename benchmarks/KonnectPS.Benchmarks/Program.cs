using KonnectPS.Benchmarks;
using KonnectPS.Benchmarks.Micro;
using KonnectPS.Benchmarks.Processes;
using KonnectPS.Benchmarks.Report;
using KonnectPS.Benchmarks.Workloads;

if (!BenchmarkOptions.TryParse(args, out var options))
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}

BuiltFiles.DemandOptimizedModule();
if (options.Micro)
{
    return MicroBenchmarks.Run(options.Only);
}

var run = new BenchmarkRun(options);
var results = new List<WorkloadResult>();
foreach (var workload in WorkloadList.Named(options.Only))
{
    BenchmarkRun.Log($"{workload.Name}: {workload.Work(run)}");
    results.Add(new WorkloadResult(workload.Name, workload.Method(run), await workload.MeasureAsync(run)));
}

var page = new PerformancePage(run, results);
Console.WriteLine(page.Table);
foreach (var missing in run.Missing)
{
    Console.WriteLine(missing);
}

if (options.Write)
{
    Console.WriteLine($"Written to {page.Write()}.");
}

return 0;
