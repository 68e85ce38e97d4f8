using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using KonnectPS.Tests.Help;
using Xunit.Abstractions;

namespace KonnectPS.Tests.Hostile;

/// <summary>Every cmdlet against every fault, at each request it sends: the right result, or one clear error, in bounded time.</summary>
public sealed class HostileServerTests
{
    private const int MoreThanAnyCallSends = 30;

    /// <summary>Each with a sandbox of its own, at the same time.</summary>
    private const int Parts = 2;

    /// <summary>
    /// Where the look-up of an operation meets every fault. The same code sends it from many cmdlets: in the others it meets the
    /// common faults only.
    /// </summary>
    private static readonly ConcurrentDictionary<string, string> LookUps = new(StringComparer.Ordinal);

    private readonly ITestOutputHelper _output;

    public HostileServerTests(ITestOutputHelper output)
    {
        _output = output;
    }

    public static TheoryData<string> Calls => [.. CmdletCall.All.Select(call => call.Name)];

    [Fact]
    public void Every_cmdlet_is_called()
    {
        var all = BuiltModule.Cmdlets.GetExportedTypes()
            .SelectMany(type => type.GetCustomAttributes<CmdletAttribute>())
            .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}");
        Assert.Equal(all.Order(StringComparer.Ordinal), CmdletCall.All.Select(call => call.Cmdlet).Concat(CmdletCall.Silent).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Whatever_the_server_does_the_result_is_right_or_one_clear_error_says_why_not(string name)
    {
        var call = CmdletCall.All.Single(call => call.Name == name);
        var judges = await Task.WhenAll(Enumerable.Range(0, Parts).Select(part => Task.Run(() => JudgeAsync(call, part))));
        foreach (var judge in judges.Skip(1))
        {
            judges[0].Add(judge);
        }

        _output.WriteLine(judges[0].Summary);
        Assert.NotEqual(0, judges[0].Cells);
        Assert.True(
            judges[0].Complaints.Count == 0,
            string.Create(CultureInfo.InvariantCulture, $"{judges[0].Complaints.Count} of {judges[0].Cells}:\n{string.Join('\n', judges[0].Complaints)}"));
    }

    /// <summary>Calls the cmdlet against its share of the faults, in a world of its own.</summary>
    private static async Task<HostileJudge> JudgeAsync(CmdletCall call, int part)
    {
        await using var world = await HostileWorld.StartAsync();
        var responses = new JsonNode?[MoreThanAnyCallSends];
        var truth = (await world.CallAsync(call, script => Watch(script, responses))).Succeeded();
        var requests = world.Sandbox.Records;
        var judge = new HostileJudge(truth, call);
        for (var ordinal = 1; ordinal <= requests.Count; ordinal++)
        {
            var request = requests[ordinal - 1];
            var isLookUp = request.Method == "GET" && ordinal < requests.Count;
            var common = isLookUp && LookUps.GetOrAdd(request.OperationId ?? request.Path, call.Name) != call.Name;
            foreach (var fault in HostileFault.All.Where((fault, index) =>
                index % Parts == part && (!common || fault.IsCommon) && fault.Concerns(request, responses[ordinal])))
            {
                var unspent = 0;
                var spent = false;
                var result = await world.CallAsync(
                    call,
                    script =>
                    {
                        fault.AddTo(script, ordinal);
                        unspent = script.Remaining;
                    },
                    script => spent = script.Remaining < unspent);
                if (spent)
                {
                    judge.Judge(fault, ordinal, request, result, readsBack: ordinal > 1 && requests[ordinal - 2].Method == "PUT");
                }
            }
        }

        if (part == 0)
        {
            judge.Judge(HostileFault.ErrorResponse, 1, requests[0], await world.CallAsync(call, _ => world.StopListening()));
        }

        return judge;
    }

    /// <summary>Keeps what each request is answered, by its number.</summary>
    private static void Watch(FaultScript script, JsonNode?[] responses)
    {
        for (var i = 1; i < responses.Length; i++)
        {
            var ordinal = i;
            script.AddAt(ordinal, Fault.Alter(response => responses[ordinal] = response?.DeepClone()));
        }
    }
}
