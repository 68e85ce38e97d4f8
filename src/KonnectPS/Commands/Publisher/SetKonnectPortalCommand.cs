using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Changes a Dev Portal, through the admin door; what is not given stays as it is.</summary>
/// <remarks>
/// <para>A switch that is to be turned off is given with $false, as -AutoApproveDevelopers:$false. -DefaultAuthStrategy $null leaves the portal
/// without a default strategy. -Label sets the labels it names and leaves the others; a label of $null goes.</para>
/// <para>Auto-approval decides on those who sign up or register from then on; who waits already, waits for Approve-KonnectPortalDeveloper or
/// Approve-KonnectPortalRegistration.</para>
/// <para>-PassThru emits the portal as the change left it; without it nothing is emitted. A name that is taken is an error.</para>
/// </remarks>
/// <operation>PATCH /v3/portals/{portalId}</operation>
/// <operation>GET /v3/portals, for a portal given by name</operation>
/// <operation>GET /v2/application-auth-strategies, for a strategy given by name</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>Have an administrator approve registrations again</title>
/// <code>Set-KonnectPortal 'My Portal' -AutoApproveApplications:$false</code>
/// </example>
/// <example>
/// <title>Give the portal another default strategy</title>
/// <code>Set-KonnectPortal 'My Portal' -DefaultAuthStrategy dcr -PassThru | Format-List</code>
/// <para>APIs that are published already keep theirs.</para>
/// </example>
/// <example>
/// <title>Mark all portals that approve by themselves</title>
/// <code>Get-KonnectPortal | Where-Object AutoApproveApplications | Set-KonnectPortal -Label @{ approval = 'automatic' }</code>
/// </example>
/// <example>
/// <title>Give it another name</title>
/// <code>Set-KonnectPortal 'My Portal' -Name orders-portal -DisplayName 'Orders for developers'</code>
/// <para>Its address stays as it is.</para>
/// </example>
[Cmdlet(VerbsCommon.Set, "KonnectPortal", SupportsShouldProcess = true)]
[OutputType(typeof(Portal))]
public sealed class SetKonnectPortalCommand : PortalSettingsCmdlet
{
    /// <summary>The portal: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalIdentity))]
    [Alias("PortalId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalCompleter))]
    public PortalIdentity Portal { get; set; } = null!;

    /// <summary>The new name, up to 255 characters.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>Emits the portal as the change left it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Portal?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, portal, passThru) = (DemandAdminDoor(), Portal, PassThru.IsPresent);
        DemandLengths(Name);
        var (setsStrategy, strategy) = (MyInvocation.BoundParameters.ContainsKey(nameof(DefaultAuthStrategy)), DefaultAuthStrategy);
        var change = new PortalChange
        {
            Name = Name,
            DisplayName = DisplayName,
            Description = Description,
            AuthenticationEnabled = Given(nameof(AuthenticationEnabled)),
            RbacEnabled = Given(nameof(RbacEnabled)),
            DefaultApiVisibility = DefaultApiVisibility,
            DefaultPageVisibility = DefaultPageVisibility,
            AutoApproveDevelopers = Given(nameof(AutoApproveDevelopers)),
            AutoApproveApplications = Given(nameof(AutoApproveApplications)),
            Labels = Labels,
        };
        if (change == new PortalChange() && !setsStrategy)
        {
            Terminate(Failures.NothingToChange(portal.Text, "-DisplayName or -Description"));
        }

        if (!ShouldProcess(portal.Text, "Change portal"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            if (setsStrategy)
            {
                var strategyId = await FindStrategyAsync(observed, strategy, cancellationToken).ConfigureAwait(false);
                change = change with { DefaultApplicationAuthStrategyId = new ClearableText(strategyId) };
            }

            var id = await observed.FindIdAsync(portal, cancellationToken).ConfigureAwait(false);
            var changed = await observed.UpdatePortalAsync(id, change, cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownPortal(portal.Text)).ConfigureAwait(false);
            if (passThru)
            {
                await output.WriteAsync(changed).ConfigureAwait(false);
            }
        };
    }
}
