using System.Management.Automation;

namespace KonnectPS.Engine;

/// <summary>The base of every cmdlet that takes many inputs from the pipeline and sends a request for each.</summary>
public abstract class PipelineCmdlet : SessionCmdlet
{
    /// <summary>How many inputs are worked on at a time; output keeps the order of the inputs. 1 takes one after the other. Default: 8.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int ThrottleLimit { get; set; } = 8;

    private protected override int Concurrency => ThrottleLimit;
}
