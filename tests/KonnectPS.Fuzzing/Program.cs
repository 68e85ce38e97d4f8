using KonnectPS.Fuzzing;
using SharpFuzz;

// Without a file the target is driven by afl-fuzz; with files each is run once, to see what a find does.
if (args is ["list"])
{
    Console.WriteLine(string.Join('\n', Targets.All.Keys));
    return 0;
}

if (args.Length == 0 || !Targets.All.TryGetValue(args[0], out var target))
{
    Console.Error.WriteLine("Usage: KonnectPS.Fuzzing list | TARGET [FILE...]");
    return 2;
}

foreach (var file in args.Skip(1))
{
    target(await File.ReadAllBytesAsync(file));
}

if (args.Length == 1)
{
    Fuzzer.Run(stream =>
    {
        using var input = new MemoryStream();
        stream.CopyTo(input);
        target(input.ToArray());
    });
}

return 0;
