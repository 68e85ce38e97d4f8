using System.Management.Automation;

namespace KonnectPS.Benchmarks.Raw;

/// <summary>The same for Connect-KonnectPortal, with a pasted token and no request: the floor under a cold start.</summary>
[Cmdlet(VerbsCommunications.Connect, "RawPortal")]
public sealed class ConnectRawPortalCommand : PSCmdlet
{
    protected override void ProcessRecord() =>
        WriteObject(new RawClient(
            Environment.GetEnvironmentVariable("KONNECT_PORTAL_URL")!,
            Environment.GetEnvironmentVariable("KONNECT_PORTAL_TOKEN")!));
}
