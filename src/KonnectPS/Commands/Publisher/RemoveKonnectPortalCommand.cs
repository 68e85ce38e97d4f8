using System.Globalization;
using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;
using KonnectPS.Session;

namespace KonnectPS.Commands;

/// <summary>Deletes a Dev Portal with everything in it, through the admin door.</summary>
/// <remarks>
/// <para>With the portal go its developers, teams, applications, registrations, credentials and forms: whatever uses one of the credentials
/// is refused from then on, and nothing brings it back. The APIs themselves stay in the catalog.</para>
/// <para>A portal that has applications, or to which APIs are published, is not deleted unless -Force is given. Asks first;
/// -Confirm:$false does not. Of the pipeline only portals, ids and names are taken, and no other object that names a portal.</para>
/// </remarks>
/// <operation>DELETE /v3/portals/{portalId}</operation>
/// <operation>GET /v3/portals/{portalId}/applications, unless -Force is given</operation>
/// <operation>GET /v3/portals, for a portal given by name</operation>
/// <operation>GET /v3/portals/{portalId}, when the response is no proof of the deletion</operation>
/// <role>Admin of the portal.</role>
/// <example>
/// <title>Delete a portal that nobody uses</title>
/// <code>
/// New-KonnectPortal trial
/// Remove-KonnectPortal trial
/// </code>
/// </example>
/// <example>
/// <title>See what would be deleted</title>
/// <code>Get-KonnectPortal *trial* | Remove-KonnectPortal -WhatIf</code>
/// </example>
/// <example>
/// <title>Delete a portal with its applications and their credentials</title>
/// <code>
/// Get-KonnectPortalApplication -Portal 'My Portal'
/// Remove-KonnectPortal 'My Portal' -Force
/// </code>
/// <para>The first line shows whose credentials will be refused.</para>
/// </example>
[Cmdlet(VerbsCommon.Remove, "KonnectPortal", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveKonnectPortalCommand : PipelineCmdlet
{
    /// <summary>The portal: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [IdentityTransformation(typeof(PortalIdentity))]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalCompleter))]
    public PortalIdentity Portal { get; set; } = null!;

    /// <summary>Deletes it although it has applications, or APIs are published to it.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override object? Target => Portal?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, portal, force) = (DemandAdminDoor(), Portal, Force.IsPresent);
        if (!ShouldProcess(portal.Text, "Delete portal with its developers, applications and credentials"))
        {
            return null;
        }

        var changes = RunspaceChanges.Current();
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var id = await observed.FindIdAsync(portal, cancellationToken).ConfigureAwait(false);
            await DeleteAsync(observed, id, force, portal, cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownPortal(portal.Text)).ConfigureAwait(false);
            changes.NoteDeletion(door.ApiUrl, id);
        };
    }

    private static async Task DeleteAsync(AdminDoor door, string id, bool force, PortalIdentity portal, CancellationToken cancellationToken)
    {
        if (!force)
        {
            await DemandNoApplicationsAsync(door, id, portal, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            await door.DeletePortalAsync(id, force, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (!force && e.Kind == KonnectErrorKind.Conflict)
        {
            // Which status this is, Kong does not publish; that the only reason is a published API, it does.
            throw Failures.PortalInUse(portal.Text, $"APIs seem to be published to it ({e.Detail ?? e.Title ?? "409"})", "Get-KonnectApi in a session of the portal, and take them out with Unpublish-KonnectApi", e);
        }
    }

    private static async Task DemandNoApplicationsAsync(AdminDoor door, string id, PortalIdentity portal, CancellationToken cancellationToken)
    {
        var applications = door.ListApplications(id, window: new ListWindow(First: 1));
        if (await applications.FindAsync(_ => true, cancellationToken).ConfigureAwait(false) is { } one)
        {
            var content = string.Format(
                CultureInfo.InvariantCulture,
                applications.Total > 1 ? "it has {0} applications, '{1}' among them" : "it has an application, '{1}'",
                applications.Total,
                PlainText.Of(one.Name));
            throw Failures.PortalInUse(portal.Text, content, $"Get-KonnectPortalApplication -Portal {id}");
        }
    }
}
