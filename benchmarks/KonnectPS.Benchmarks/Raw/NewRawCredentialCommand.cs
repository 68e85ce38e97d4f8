using System.Management.Automation;

namespace KonnectPS.Benchmarks.Raw;

/// <summary>The same for New-KonnectCredential.</summary>
[Cmdlet(VerbsCommon.New, "RawCredential")]
public sealed class NewRawCredentialCommand : PSCmdlet
{
    /// <summary>A <see cref="RawApplication"/>.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject Application { get; set; } = null!;

    /// <summary>A <see cref="RawClient"/>.</summary>
    [Parameter(Mandatory = true)]
    public PSObject Client { get; set; } = null!;

    protected override void ProcessRecord() =>
        WriteObject(((RawClient)Client.BaseObject).MintAsync((RawApplication)Application.BaseObject).GetAwaiter().GetResult());
}
