using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the registrations of a portal, through the admin door.</summary>
/// <remarks>
/// <para>The server filters the list by the status, the developer and the name of the application. An application that does not
/// exist is an error; one without registrations is not.</para>
/// <para>An application, a developer, a team or a portal can be piped, as its Get cmdlet emits it.</para>
/// </remarks>
/// <operation>GET /v3/portals/{portalId}/application-registrations, unless an application is given as an object or an
/// id</operation>
/// <operation>GET /v3/portals/{portalId}/applications/{applicationId}/registrations, for an application given as an object or
/// an id</operation>
/// <operation>GET /v3/portals/{portalId}/applications, for a name that has no registrations, or for a team</operation>
/// <operation>GET /v3/portals/{portalId}/teams, for a team given by name</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Viewer of the portal.</role>
/// <example>
/// <title>Find what waits for an approval</title>
/// <code>Get-KonnectPortalRegistration -Status pending</code>
/// <para>Pipe it on to Approve-KonnectPortalRegistration or Deny-KonnectPortalRegistration.</para>
/// </example>
/// <example>
/// <title>List the registrations of an application</title>
/// <code>Get-KonnectPortalRegistration orders-bot</code>
/// </example>
/// <example>
/// <title>See who may use an API</title>
/// <code>Get-KonnectPortalRegistration -Status approved | Where-Object ApiName -EQ Orders</code>
/// </example>
/// <example>
/// <title>List those of a developer's applications</title>
/// <code>Get-KonnectPortalDeveloper dev@example.com | Get-KonnectPortalRegistration</code>
/// </example>
/// <example>
/// <title>List those of a team's applications</title>
/// <code>Get-KonnectPortalTeam Platform | Get-KonnectPortalRegistration</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectPortalRegistration")]
[OutputType(typeof(PortalRegistration))]
public sealed class GetKonnectPortalRegistrationCommand : PortalCmdlet
{
    /// <summary>Only those of this application: an object, an id or a name.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalApplicationIdentity), Otherwise = ["Portal", "PortalId", "DeveloperId"])]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalApplicationCompleter))]
    public PortalApplicationIdentity? Application { get; set; }

    /// <summary>Only those of this status.</summary>
    [Parameter]
    [ValidateSet("approved", "pending", "rejected", "revoked")]
    public string? Status { get; set; }

    /// <summary>Only those of applications of this developer (an id).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextTransformation("DeveloperId", "developer_id", Kind = typeof(PortalDeveloper))]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PortalDeveloperIdCompleter))]
    public string? DeveloperId { get; set; }

    /// <summary>Only those of the applications that this team owns: an object, an id or a name. -Application and -DeveloperId go before it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalTeamIdentity))]
    [Alias("PortalTeam")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalTeamCompleter))]
    public PortalTeamIdentity? Team { get; set; }

    private protected override object? Target => Application?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, findPortal, application, status) = (DemandAdminDoor(), PortalFinder(Application?.Portal), Application, Status);
        var team = application is null && DeveloperId is null ? Team : null;
        var filter = new PortalRegistrationFilter
        {
            Status = status, DeveloperId = DeveloperId, ApplicationName = application is { Id: null } ? application.Text : null,
        };
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var portalId = await findPortal(observed, cancellationToken).ConfigureAwait(false);
            if (team is not null)
            {
                await WriteOfTeamAsync(observed, portalId, filter, team, output, cancellationToken)
                    .OrUnknownAsync(() => Failures.UnknownPortal(portalId)).ConfigureAwait(false);
                return;
            }

            if (application?.Id is not { } id || filter.DeveloperId is not null)
            {
                await WriteAsync(observed, portalId, filter, application, output, cancellationToken)
                    .OrUnknownAsync(() => Failures.UnknownPortal(portalId)).ConfigureAwait(false);
                return;
            }

            try
            {
                await foreach (var registration in observed.ListRegistrations(portalId, id).WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    if (status is null || registration.Status == status)
                    {
                        await output.WriteAsync(registration).ConfigureAwait(false);
                    }
                }
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
            {
                throw Failures.UnknownApplication(application.Text);
            }
        };
    }

    /// <summary>Writes those of a team's applications. The server filters by developer alone.</summary>
    private static async Task WriteOfTeamAsync(
        AdminDoor door,
        string portalId,
        PortalRegistrationFilter filter,
        PortalTeamIdentity team,
        RecordOutput output,
        CancellationToken cancellationToken)
    {
        var teamId = await door.FindIdAsync(portalId, team, cancellationToken).ConfigureAwait(false);
        var owned = new HashSet<string?>(StringComparer.OrdinalIgnoreCase);
        await foreach (var application in door.ListApplications(portalId, new PortalApplicationFilter { TeamId = teamId })
            .WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            owned.Add(application.Id);
        }

        if (owned.Count == 0)
        {
            return;
        }

        await foreach (var registration in door.ListRegistrations(portalId, filter).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (owned.Contains(registration.ApplicationId))
            {
                await output.WriteAsync(registration).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Writes those of the portal, filtered by the server; a name that no application has is an error.</summary>
    private static async Task WriteAsync(
        AdminDoor door,
        string portalId,
        PortalRegistrationFilter filter,
        PortalApplicationIdentity? application,
        RecordOutput output,
        CancellationToken cancellationToken)
    {
        var any = false;
        await foreach (var registration in door.ListRegistrations(portalId, filter).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            any = true;
            if (application?.Id is not { } id || id.Equals(registration.ApplicationId, StringComparison.OrdinalIgnoreCase))
            {
                await output.WriteAsync(registration).ConfigureAwait(false);
            }
        }

        if (!any && filter.ApplicationName is { } name)
        {
            var namesakes = door.ListApplications(portalId, new PortalApplicationFilter { Name = name }, new ListWindow(First: 1));
            await foreach (var _ in namesakes.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            throw Failures.UnknownApplication(name);
        }
    }
}
