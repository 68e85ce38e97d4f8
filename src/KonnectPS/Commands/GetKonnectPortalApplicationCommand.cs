using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Commands;

/// <summary>Gets everybody's applications in a portal, through the admin door.</summary>
/// <remarks>
/// Calls GET /v3/portals/{portalId}/applications, a page at a time and filtered by the server, or
/// GET /v3/portals/{portalId}/applications/{applicationId}. Needs the Viewer role for the portal.
/// </remarks>
[Cmdlet(VerbsCommon.Get, "KonnectPortalApplication", DefaultParameterSetName = "Name", SupportsPaging = true)]
[OutputType(typeof(PortalApplication))]
public sealed class GetKonnectPortalApplicationCommand : SessionCmdlet
{
    /// <summary>The application's name; wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 0, ParameterSetName = "Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "*";

    /// <summary>The application's id.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id")]
    [Alias("ApplicationId")]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = "";

    /// <summary>The portal: an object, an id or a name. Default: the session's, or the only one there is.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PortalId")]
    [ValidateNotNull]
    public PortalIdentity? Portal { get; set; }

    /// <summary>Only those that this developer owns (an id).</summary>
    [Parameter(ParameterSetName = "Name")]
    [ValidateNotNullOrEmpty]
    public string? DeveloperId { get; set; }

    /// <summary>Only those that this team owns (an id).</summary>
    [Parameter(ParameterSetName = "Name")]
    [ValidateNotNullOrEmpty]
    public string? TeamId { get; set; }

    private protected override object? Target => Portal?.Text ?? (ParameterSetName == "Id" ? Id : Name);

    private protected override RecordWork? Prepare()
    {
        var (door, session, portal) = (DemandAdminDoor(), DemandSession(), Portal);
        if (ParameterSetName == "Id")
        {
            var id = Id;
            return async (output, cancellationToken) =>
            {
                var observed = door.Observed(output);
                var portalId = await observed.FindPortalIdAsync(portal, session, cancellationToken).ConfigureAwait(false);
                try
                {
                    await output.WriteAsync(await observed.GetApplicationAsync(portalId, id, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
                }
                catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
                {
                    throw Failures.UnknownApplication(id);
                }
            };
        }

        var pattern = new NamePattern(Name);
        var filter = new PortalApplicationFilter
        {
            Name = pattern.Exact, NameContains = pattern.Contained, DeveloperId = DeveloperId, TeamId = TeamId,
        };
        var paging = PagingParameters;
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var portalId = await observed.FindPortalIdAsync(portal, session, cancellationToken).ConfigureAwait(false);
            var window = new PatternWindow(pattern, new ListWindow(Clamp(paging.Skip), Clamp(paging.First)));
            var list = observed.ListApplications(portalId, filter, window.OnServer);
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
