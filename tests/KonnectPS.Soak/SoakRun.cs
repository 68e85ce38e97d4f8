using System.Diagnostics;
using System.Globalization;

namespace KonnectPS.Soak;

/// <summary>Two work side by side; at every pause of both a sample is taken.</summary>
internal sealed class SoakRun
{
    private const int Workers = 2;
    private const int Samples = 60;

    private static readonly TimeSpan ShortestBurst = TimeSpan.FromSeconds(5);

    private readonly SandboxProcess _sandbox;
    private readonly bool _holdsSessions;

    public SoakRun(SandboxProcess sandbox, bool holdsSessions)
    {
        _sandbox = sandbox;
        _holdsSessions = holdsSessions;
    }

    public ErrorTally Tally { get; } = new();

    public async Task<IReadOnlyList<ProcessSample>> RunAsync(TimeSpan length)
    {
        var burst = length / Samples > ShortestBurst ? length / Samples : ShortestBurst;
        var samples = new List<ProcessSample>();
        Worker[] workers = [.. Enumerable.Range(1, Workers).Select(number => new Worker(_sandbox, Tally, number, _holdsSessions))];
        var watch = Stopwatch.StartNew();
        try
        {
            while (watch.Elapsed < length)
            {
                using (var over = new CancellationTokenSource(burst))
                {
                    await Task.WhenAll(workers.Select(worker => worker.WorkAsync(over.Token)));
                }

                await _sandbox.ForgetAsync();
                foreach (var worker in workers)
                {
                    worker.CleanUp();
                }

                var sample = ProcessSample.Take(watch.Elapsed);
                samples.Add(sample);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{sample.Time:hh\\:mm\\:ss} {Tally.Rounds,6} rounds, {sample.ManagedMiB:0.0} MiB managed, {sample.ResidentMiB:0} MiB resident, {sample.Handles} handles, {sample.Sockets} sockets, {sample.Threads} threads"));
            }
        }
        finally
        {
            foreach (var worker in workers)
            {
                worker.Dispose();
            }
        }

        return samples;
    }
}
