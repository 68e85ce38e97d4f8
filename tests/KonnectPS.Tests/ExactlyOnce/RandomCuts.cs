using System.Diagnostics;

namespace KonnectPS.Tests.ExactlyOnce;

/// <summary>Mints many credentials in parallel, in several runspaces, while the sandbox cuts connections at random.</summary>
internal sealed record RandomCuts(int Credentials, int Minted, IReadOnlyDictionary<string, int> Errors, IReadOnlyList<string> Wrong, int Requests, TimeSpan Elapsed)
{
    private const double Share = 0.1;
    private const int Runspaces = 4;

    // Half of them under a chosen name, which takes a request more.
    private static readonly string[] Commands =
    [
        "$applications | New-KonnectCredential -ThrottleLimit 16",
        "$applications | New-KonnectCredential -DisplayName nightly -ThrottleLimit 16",
    ];

    /// <summary>Mints, then counts at the sandbox. Each credential is of an application of its own.</summary>
    public static async Task<RandomCuts> RunAsync(int credentials, int seed)
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = credentials, EnforceQuotas = false });
        var engines = Enumerable.Range(0, Runspaces).Select(_ => Engine.Connected(sandbox)).ToList();
        try
        {
            var applications = engines[0].Run("Get-KonnectApplication").Succeeded().Output;
            Assert.Equal(credentials, applications.Count);
            sandbox.Inner.ClearRecords();
            sandbox.Inner.Faults.CutAtRandom(Share, seed);
            var clock = Stopwatch.StartNew();
            var results = await Task.WhenAll(applications.Chunk((credentials + Runspaces - 1) / Runspaces).Select((part, i) => Task.Run(() =>
            {
                engines[i].Set("applications", part);
                return engines[i].Run(Commands[i % Commands.Length]);
            })));
            sandbox.Inner.Faults.Clear();
            return Count(sandbox, applications, results, clock.Elapsed);
        }
        finally
        {
            engines.ForEach(engine => engine.Dispose());
        }
    }

    public override string ToString() =>
        $"{Credentials} credentials, {Requests} requests in {Elapsed.TotalSeconds:0.0} s: {Minted} minted and held, {Errors.Values.Sum()} errors"
        + $"{string.Concat(Errors.Select(error => $" ({error.Value} {error.Key})"))}, {Wrong.Count} wrong";

    private static RandomCuts Count(
        CheckedSandbox sandbox, IReadOnlyList<PSObject> applications, IReadOnlyList<EngineResult> results, TimeSpan elapsed)
    {
        var store = sandbox.Inner.Store;
        var held = results.SelectMany(result => result.Output).ToLookup(credential => credential.Text("ApplicationId"));
        var told = results.SelectMany(result => result.Errors).ToLookup(error => $"{error.TargetObject}");
        var wrong = new List<string>();
        foreach (var application in applications)
        {
            var (id, name) = (application.Text("Id")!, application.Text("Name")!);
            var live = store.Credentials.Of(Guid.Parse(id)).Count;
            var isRight = (held[id].Count(), told[name].Count()) switch
            {
                (1, 0) => live == 1 && store.Credentials.Holds(held[id].Single().Secret("ApiKey")),
                (0, 1) => live == 0 || IsTold(told[name].Single()),
                _ => false,
            };
            if (!isRight)
            {
                wrong.Add($"{name}: {live} live, {held[id].Count()} emitted, {string.Join(' ', told[name].Select(error => error.FullyQualifiedErrorId))}");
            }
        }

        return new RandomCuts(
            applications.Count,
            results.Sum(result => result.Output.Count),
            results.SelectMany(result => result.Errors).CountBy(error => error.FullyQualifiedErrorId.Split(',')[0]).ToDictionary(),
            wrong,
            sandbox.Records.Count,
            elapsed);
    }

    private static bool IsTold(ErrorRecord error) => error.FullyQualifiedErrorId.StartsWith("OutcomeUnknown,", StringComparison.Ordinal);
}
