using KonnectPS.Sandbox.Recording;

namespace KonnectPS.Tests.Hostile;

/// <summary>Decides on what a Test- command reports of a server: a fault must not be taken for success.</summary>
internal sealed class ReportJudge
{
    private readonly Dictionary<string, bool> _truth;

    /// <param name="truth">The report without a fault.</param>
    public ReportJudge(EngineResult truth)
    {
        _truth = Verdicts(truth);
    }

    /// <summary>What is wrong with a report of a call whose request met a fault.</summary>
    public IEnumerable<string> Complain(HostileFault fault, RecordedRequest request, EngineResult result)
    {
        // A gateway says by the status alone that a call passed.
        var isGateway = request.Path.StartsWith("/gateway/", StringComparison.Ordinal);
        var isUnseen = isGateway && fault.BeginsWell;
        var verdicts = Verdicts(result);
        foreach (var (name, good) in verdicts)
        {
            if (good && !_truth.GetValueOrDefault(name) && !isUnseen)
            {
                yield return $"{name} is reported as good, and is not";
            }
        }

        // How an API is published matters where the portal does not show it: else the portal is the better witness.
        var isNeeded = !isUnseen && !request.Path.Contains("/publications/", StringComparison.Ordinal);
        if (fault.Recovery == Recovery.No && isNeeded && _truth.Any(verdict => verdict.Value) && _truth.All(verdict => !verdict.Value || verdicts.GetValueOrDefault(verdict.Key)))
        {
            yield return "all is reported as good in spite of it";
        }
    }

    /// <summary>What is said to be good, by name.</summary>
    private static Dictionary<string, bool> Verdicts(EngineResult result) => result.Output
        .Select(item => item.BaseObject.GetType().Name switch
        {
            "CredentialTest" => (Name: "Result", Good: item.Text("Result") == "Works"),
            "OnboardingGate" => (Name: item.Text("Gate")!, Good: item.Text("State") == "Open"),
            _ => (Name: "", Good: false),
        })
        .ToDictionary(verdict => verdict.Name, verdict => verdict.Good, StringComparer.Ordinal);
}
