using System.Globalization;
using KonnectPS.Soak;

if (args.Length is not (2 or 3) || args[0] != "--minutes" || (args.Length == 3 && args[2] != "--hold")
    || !double.TryParse(args[1], CultureInfo.InvariantCulture, out var minutes) || minutes <= 0)
{
    Console.Error.WriteLine("Usage: KonnectPS.Soak --minutes N [--hold]   (--hold lets go of no session: the verdict must be that it grows)");
    return 2;
}

await using var sandbox = await SandboxProcess.StartAsync();
var soak = new SoakRun(sandbox, holdsSessions: args.Length == 3);
var samples = await soak.RunAsync(TimeSpan.FromMinutes(minutes));
return Verdict.Print(samples, soak.Tally) ? 0 : 1;
