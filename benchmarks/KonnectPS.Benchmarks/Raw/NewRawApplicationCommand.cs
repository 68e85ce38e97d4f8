using System.Management.Automation;

namespace KonnectPS.Benchmarks.Raw;

/// <summary>What any cmdlet needs that sends a request for each input and waits for its response: the floor under New-KonnectApplication.</summary>
[Cmdlet(VerbsCommon.New, "RawApplication")]
public sealed class NewRawApplicationCommand : PSCmdlet
{
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public string Name { get; set; } = "";

    /// <summary>A <see cref="RawClient"/>.</summary>
    [Parameter(Mandatory = true)]
    public PSObject Client { get; set; } = null!;

    protected override void ProcessRecord() => WriteObject(((RawClient)Client.BaseObject).CreateApplicationAsync(Name).GetAwaiter().GetResult());
}
