using System.Diagnostics;
using KonnectPS.Tests.ExactlyOnce;

namespace KonnectPS.Campaigns;

/// <summary>Every writing command, every way to lose a response, each of its requests, some commands at a time. Tells of each command that is done.</summary>
internal sealed class LostResponseCampaign
{
    private readonly IReadOnlyList<string> _commands;

    /// <param name="only">A part of the names of the commands; null for all of them.</param>
    public LostResponseCampaign(string? only)
    {
        _commands = [.. WritingCommand.All.Keys.Where(command => only is null || command.Contains(only, StringComparison.OrdinalIgnoreCase))];
    }

    /// <returns>How many walks went wrong.</returns>
    public async Task<int> RunAsync(int commandsAtATime)
    {
        // A run blocks its thread; the pool would add another only after a while.
        ThreadPool.SetMinThreads(4 * commandsAtATime, 4 * commandsAtATime);
        var (done, runs, wrong) = (0, 0, 0);
        await Parallel.ForEachAsync(_commands, new ParallelOptions { MaxDegreeOfParallelism = commandsAtATime }, async (command, _) =>
        {
            var start = Stopwatch.GetTimestamp();
            var (runsOfOne, runsOfTwo, complaints) = await WalkAsync(command);
            Interlocked.Add(ref runs, runsOfOne + runsOfTwo);
            Interlocked.Add(ref wrong, complaints.Count);
            complaints.ForEach(Console.Error.WriteLine);
            Console.WriteLine(
                $"{Interlocked.Increment(ref done),2}/{_commands.Count} {command,-46} {runsOfOne,4} runs with one lost, {runsOfTwo,4} with two, "
                + $"{complaints.Count} wrong, {Stopwatch.GetElapsedTime(start).TotalSeconds:0} s");
        });
        Console.WriteLine($"{_commands.Count} commands, {LostResponseWalk.Cuts.Count} ways to lose a response, {runs} runs, {wrong} wrong");
        return wrong;
    }

    private static async Task<(int RunsOfOne, int RunsOfTwo, List<string> Complaints)> WalkAsync(string command)
    {
        var (runsOfOne, runsOfTwo, complaints) = (0, 0, new List<string>());
        foreach (var cut in LostResponseWalk.Cuts.Keys)
        {
            runsOfOne += await CountAsync(LostResponseWalk.LoseOneAsync, "one lost");
            runsOfTwo += await CountAsync(LostResponseWalk.LoseTwoAsync, "two lost");

            async Task<int> CountAsync(Func<string, string, Task<int>> walk, string what)
            {
                try
                {
                    return await walk(command, cut);
                }
                catch (Xunit.Sdk.XunitException e)
                {
                    complaints.Add($"{command}, {cut}, {what}: {e.Message}");
                    return 0;
                }
            }
        }

        return (runsOfOne, runsOfTwo, complaints);
    }
}
