using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets everybody's applications in a portal, through the admin door.</summary>
/// <remarks>
/// <para>The server filters and cuts the list: -First 10 reads one page, however many applications there are. It shows no secret,
/// since the admin door has none.</para>
/// <para>A portal, a developer or a team of the portal can be piped, as its Get cmdlet emits it; of a member of a team it shows the
/// developer's own.</para>
/// </remarks>
/// <operation>GET /v3/portals/{portalId}/applications</operation>
/// <operation>GET /v3/portals/{portalId}/applications/{applicationId}, for an id</operation>
/// <operation>GET /v3/portals/{portalId}/teams, for a team given by name</operation>
/// <operation>GET /v3/portals, for a portal given by name, or none</operation>
/// <role>Viewer of the portal.</role>
/// <example>
/// <title>List the applications of the session's portal</title>
/// <code>Get-KonnectPortalApplication</code>
/// </example>
/// <example>
/// <title>Look at the first ten and learn how many there are</title>
/// <code>Get-KonnectPortalApplication -First 10 -IncludeTotalCount</code>
/// </example>
/// <example>
/// <title>Find applications in another portal</title>
/// <code>Get-KonnectPortalApplication orders-* -Portal 'My Portal'</code>
/// </example>
/// <example>
/// <title>List the applications of one developer</title>
/// <code>Get-KonnectPortalApplication -DeveloperId (Get-KonnectSession).Developer.Id</code>
/// <para>Any developer's id will do; this one is whoever is signed in.</para>
/// </example>
/// <example>
/// <title>List the applications of a team</title>
/// <code>Get-KonnectPortalTeam Platform | Get-KonnectPortalApplication</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectPortalApplication", DefaultParameterSetName = "Name", SupportsPaging = true)]
[OutputType(typeof(PortalApplication))]
public sealed class GetKonnectPortalApplicationCommand : SessionCmdlet
{
    /// <summary>The application's name; wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 0, ParameterSetName = "Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PortalApplicationCompleter))]
    public string Name { get; set; } = "*";

    /// <summary>The application: an object, an id or a name; also what belongs to one, such as a credential.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Application")]
    [IdentityTransformation(typeof(PortalApplicationIdentity), Otherwise = ["Portal", "PortalId", "DeveloperId"])]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalApplicationCompleter))]
    public PortalApplicationIdentity Application { get; set; } = null!;

    /// <summary>The application's id.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id")]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = "";

    /// <summary>The portal: an object, an id or a name. Default: the session's, or the only one there is.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalIdentity), Optional = true, TypedOnly = true)]
    [Alias("PortalId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalCompleter))]
    public PortalIdentity? Portal { get; set; }

    /// <summary>Only those that this developer owns (an id).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "Name")]
    [TextTransformation("DeveloperId", "developer_id", Kind = typeof(PortalDeveloper))]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PortalDeveloperIdCompleter))]
    public string? DeveloperId { get; set; }

    /// <summary>Only those that this team owns: an object, an id or a name. An application has one owner: -DeveloperId goes before it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "Name")]
    [IdentityTransformation(typeof(PortalTeamIdentity))]
    [Alias("TeamId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalTeamCompleter))]
    public PortalTeamIdentity? Team { get; set; }

    private protected override object? Target => ParameterSetName switch
    {
        "Id" => Id,
        "Application" => Application?.Text,
        _ => Portal?.Text ?? Name,
    };

    private protected override RecordWork? Prepare()
    {
        var (door, session, portal) = (DemandAdminDoor(), DemandSession(), Portal);
        if (ParameterSetName != "Name")
        {
            var application = ParameterSetName == "Id" ? PortalApplicationIdentity.OfId(Id) : Application;
            return async (output, cancellationToken) =>
            {
                var observed = door.Observed(output);
                var portalId = await observed.FindPortalIdAsync(portal ?? application.Portal, session, cancellationToken).ConfigureAwait(false);
                var id = await observed.FindIdAsync(portalId, application, cancellationToken).ConfigureAwait(false);
                await output.WriteAsync(await observed.GetApplicationAsync(portalId, id, cancellationToken)
                    .OrUnknownAsync(() => Failures.UnknownApplication(application.Text)).ConfigureAwait(false)).ConfigureAwait(false);
            };
        }

        var pattern = new NamePattern(Name);
        var filter = new PortalApplicationFilter
        {
            Name = pattern.Exact, NameContains = pattern.Contained, DeveloperId = DeveloperId,
        };
        var team = DeveloperId is null ? Team : null;
        var paging = PagingParameters;
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var portalId = await observed.FindPortalIdAsync(portal, session, cancellationToken).ConfigureAwait(false);
            var window = new PatternWindow(pattern, new ListWindow(Clamp(paging.Skip), Clamp(paging.First)));
            var teamId = team is null ? null : await observed.FindIdAsync(portalId, team, cancellationToken).ConfigureAwait(false);
            var list = observed.ListApplications(portalId, filter with { TeamId = teamId }, window.OnServer);
            try
            {
                var any = false;
                await foreach (var page in list.ReadPagesAsync(cancellationToken).ConfigureAwait(false))
                {
                    if (paging.IncludeTotalCount && !any)
                    {
                        await output.WriteAsync(paging.NewTotalCount((ulong)(list.Total ?? 0), window.IsOnServer ? 1 : 0)).ConfigureAwait(false);
                    }

                    any = true;
                    foreach (var application in page.Where(application => window.Takes(application.Name)))
                    {
                        await output.WriteAsync(application).ConfigureAwait(false);
                    }

                    if (window.IsOver)
                    {
                        break;
                    }
                }

                if (list.Total == 0 && pattern.Exact is { } name)
                {
                    throw Failures.UnknownApplication(name);
                }
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
            {
                throw Failures.UnknownPortal(portal?.Text ?? portalId);
            }
        };
    }

    private static long Clamp(ulong count) => count > long.MaxValue ? long.MaxValue : (long)count;
}
