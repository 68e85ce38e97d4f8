using System.Globalization;
using KonnectPS.Benchmarks.Workloads;

namespace KonnectPS.Benchmarks;

/// <summary>What was asked for on the command line.</summary>
internal sealed record BenchmarkOptions
{
    private static readonly string[] DateFormats = ["yyyy-MM-dd"];

    public static string Usage => $"""
        Usage: dotnet run -c Release --project benchmarks/KonnectPS.Benchmarks [-- OPTIONS]
          --micro        the BenchmarkDotNet classes instead of the table
          --pwsh PATH    pwsh, for the rows with Invoke-RestMethod and a whole shell; default: the one in PATH
          --node PATH    a Node script that takes --name and does an application and a credential; needs node in PATH
          --runs N       how often each is measured; the median counts; default 5
          --scale F      takes F of every count, for a quick look; default 1
          --only NAME    one of {string.Join(", ", WorkloadList.Names)}; with --micro a class
          --write        also writes docs/performance.md
          --date DATE    the date it is to bear, as 2026-01-31; default: today
        """;

    public bool Micro { get; init; }

    public string? Pwsh { get; init; }

    public string? NodeScript { get; init; }

    public int Runs { get; init; } = 5;

    public double Scale { get; init; } = 1;

    public string? Only { get; init; }

    public bool Write { get; init; }

    public DateOnly Date { get; init; } = DateOnly.FromDateTime(DateTime.Today);

    public static bool TryParse(string[] args, out BenchmarkOptions options)
    {
        options = new BenchmarkOptions();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "--micro" or "--write")
            {
                options = args[i] == "--micro" ? options with { Micro = true } : options with { Write = true };
                continue;
            }

            if (i + 1 == args.Length || options.With(args[i], args[i + 1]) is not { } more)
            {
                return false;
            }

            options = more;
            i++;
        }

        return options.Micro || options.Only is null || WorkloadList.Names.Contains(options.Only);
    }

    /// <summary>The command as another machine would have it: files by their names alone.</summary>
    public string Command()
    {
        var options = new List<string>();
        Add("--pwsh", Pwsh is null ? null : Path.GetFileName(Pwsh));
        Add("--node", NodeScript is null ? null : Path.GetFileName(NodeScript));
        Add("--runs", Runs == 5 ? null : Runs.ToString(CultureInfo.InvariantCulture));
        Add("--scale", Scale == 1 ? null : Scale.ToString(CultureInfo.InvariantCulture));
        Add("--only", Only);
        if (Write)
        {
            options.Add("--write");
        }

        return string.Join(' ', [
            "dotnet run -c Release --project benchmarks/KonnectPS.Benchmarks", .. options.Count > 0 ? ["--"] : Array.Empty<string>(), .. options]);

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                options.Add($"{name} {value}");
            }
        }
    }

    private BenchmarkOptions? With(string name, string value)
    {
        switch (name)
        {
            case "--pwsh" when File.Exists(value):
                return this with { Pwsh = Path.GetFullPath(value) };
            case "--node" when File.Exists(value):
                return this with { NodeScript = Path.GetFullPath(value) };
            case "--pwsh" or "--node":
                Console.Error.WriteLine($"There is no file {value}.");
                return this;
            case "--runs" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var runs) && runs > 0:
                return this with { Runs = runs };
            case "--scale" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var scale) && scale is > 0 and <= 1:
                return this with { Scale = scale };
            case "--only":
                return this with { Only = value };
            case "--date" when DateOnly.TryParseExact(value, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date):
                return this with { Date = date };
            default:
                return null;
        }
    }
}
