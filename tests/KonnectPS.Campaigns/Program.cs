using System.Globalization;
using KonnectPS.Campaigns;
using KonnectPS.Tests.ExactlyOnce;

// What dotnet test runs a little of, for as long as is wanted. Ends with 1 when anything was wrong.
const string Usage = """
    Usage: KonnectPS.Campaigns NAME [--times N] [--seed N] [--only TEXT] [--parallel N]
      answers   every writing command, every way to lose a response, each of its requests; only commands with TEXT in their names, N of them at a time
      cuts      2,000 credentials in parallel while every tenth connection is cut, N times with a seed each
      kill      a process that requests credentials into a vault, killed N times at random moments
    """;
var (times, seed) = (Option("--times", 1), Option("--seed", 1));
return args.FirstOrDefault() switch
{
    "answers" => await new LostResponseCampaign(Value("--only")).RunAsync(Option("--parallel", Environment.ProcessorCount)) == 0 ? 0 : 1,
    "cuts" => await CutsAsync(times, seed),
    "kill" => await KillAsync(times, seed),
    _ => Refuse(),
};

int Option(string name, int otherwise) => Value(name) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

string? Value(string name) => Array.IndexOf(args, name) is var at and >= 0 && at + 1 < args.Length ? args[at + 1] : null;

static async Task<int> CutsAsync(int times, int seed)
{
    var wrong = 0;
    for (var i = 0; i < times; i++)
    {
        var run = await RandomCuts.RunAsync(credentials: 2000, seed + i);
        Console.WriteLine($"seed {seed + i}: {run}");
        wrong += run.Wrong.Count;
        run.Wrong.ToList().ForEach(Console.Error.WriteLine);
    }

    return wrong == 0 ? 0 : 1;
}

static async Task<int> KillAsync(int times, int seed)
{
    using var runs = new KilledRuns(seed);
    for (var i = 0; i < times; i++)
    {
        await runs.RunAsync();
    }

    Console.WriteLine($"seed {seed}: {runs}");
    runs.Wrong.ForEach(Console.Error.WriteLine);
    return runs.Wrong.Count == 0 ? 0 : 1;
}

static int Refuse()
{
    Console.Error.WriteLine(Usage);
    return 2;
}
