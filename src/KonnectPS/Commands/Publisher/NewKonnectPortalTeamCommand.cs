using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Creates a team of a portal's developers, through the admin door.</summary>
/// <remarks>
/// <para>A team that is there already is read back; a warning says where it is not what was asked for. Add-KonnectPortalTeamMember gives it
/// members, Grant-KonnectRole -PortalTeam roles, New-KonnectPortalApplication -Team applications.</para>
/// </remarks>
/// <operation>POST /v3/portals/{portalId}/teams</operation>
/// <operation>GET /v3/portals/{portalId}/teams, for a name that is taken, or when a response was lost</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>Create a team that can own applications</title>
/// <code>New-KonnectPortalTeam Billing -CanOwnApplications -Description 'Who keeps the billing bots'</code>
/// </example>
/// <example>
/// <title>Create a team with its members</title>
/// <code>New-KonnectPortalTeam Billing -CanOwnApplications | Add-KonnectPortalTeamMember -Developer dev@example.com, pending@example.com</code>
/// </example>
/// <example>
/// <title>Create teams in another portal</title>
/// <code>'Readers', 'Writers' | New-KonnectPortalTeam -Portal 'My Portal'</code>
/// </example>
[Cmdlet(VerbsCommon.New, "KonnectPortalTeam", SupportsShouldProcess = true)]
[OutputType(typeof(PortalTeam))]
public sealed class NewKonnectPortalTeamCommand : PortalCmdlet
{
    private const int MostCharacters = 250;

    /// <summary>The team's name, up to 250 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation("Name")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>What it is for, up to 250 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Description { get; set; }

    /// <summary>Lets the team own applications, which each of its members then manages.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter CanOwnApplications { get; set; }

    private protected override object? Target => Name;

    private protected override RecordWork? Prepare()
    {
        var (door, findPortal) = (DemandAdminDoor(), PortalFinder());
        foreach (var (parameter, text) in ((string, string?)[])[(nameof(Name), Name), (nameof(Description), Description)])
        {
            if (text?.Length > MostCharacters)
            {
                Terminate(Failures.NameTooLong(parameter, text.Length, MostCharacters));
            }
        }

        if (!ShouldProcess(Name, "Create team"))
        {
            return null;
        }

        var wanted = new NewPortalTeam { Name = Name, Description = Description, CanOwnApplications = CanOwnApplications.IsPresent ? true : null };
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var portalId = await findPortal(observed, cancellationToken).ConfigureAwait(false);
            var team = await observed.CreatePortalTeamOnceAsync(portalId, wanted, cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownPortal(portalId)).ConfigureAwait(false);
            if (Warnings.TeamReadBack(wanted, team) is { } warning)
            {
                output.WriteWarning(warning);
            }

            await output.WriteAsync(team).ConfigureAwait(false);
        };
    }
}
