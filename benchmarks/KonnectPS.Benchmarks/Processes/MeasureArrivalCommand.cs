using System.Diagnostics;
using System.Management.Automation;
using System.Reflection;

namespace KonnectPS.Benchmarks.Processes;

/// <summary>Counts what comes down the pipeline and lets it go; or says when the first object came.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Arrival")]
public sealed class MeasureArrivalCommand : PSCmdlet
{
    private static readonly ConstructorInfo StopUpstream = typeof(PSObject).Assembly
        .GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!
        .GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        .Single(constructor => constructor.GetParameters().Length == 1);

    private int _count;

    [Parameter(ValueFromPipeline = true)]
    public object? InputObject { get; set; }

    /// <summary>Emits the timestamp of the first object and ends the pipeline there, in the way Select-Object -First does, which the bare engine does not have.</summary>
    [Parameter]
    public SwitchParameter First { get; set; }

    protected override void ProcessRecord()
    {
        _count++;
        if (First)
        {
            WriteObject(Stopwatch.GetTimestamp());
            throw (Exception)StopUpstream.Invoke([this]);
        }
    }

    protected override void EndProcessing() => WriteObject(_count);
}
