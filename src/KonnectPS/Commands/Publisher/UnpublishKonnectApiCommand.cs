using System.Management.Automation;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Takes an API out of a portal.</summary>
/// <remarks>
/// <para>The portal no longer shows it, and credentials of the portal no longer open it. The API itself, its document and its link to the
/// gateway stay, and other portals go on showing it. Asks first; -Confirm:$false does not.</para>
/// </remarks>
/// <operation>DELETE /v3/apis/{apiId}/publications/{portalId}</operation>
/// <operation>GET /v3/apis, for an API given by name or slug</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Publisher of the API; Viewer of the portal.</role>
/// <example>
/// <title>Take an API out of the session's portal</title>
/// <code>Unpublish-KonnectApi Shipping</code>
/// </example>
/// <example>
/// <title>See what would be taken out of a portal</title>
/// <code>Get-KonnectCatalogApi | Unpublish-KonnectApi -Portal 'My Portal' -WhatIf</code>
/// </example>
/// <example>
/// <title>Take an API out of another portal without being asked</title>
/// <code>Unpublish-KonnectApi Payments -Portal 'Partner Portal' -Confirm:$false</code>
/// </example>
[Cmdlet(VerbsData.Unpublish, "KonnectApi", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class UnpublishKonnectApiCommand : PortalCmdlet
{
    /// <summary>The API: an object, an id, a slug or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(ApiIdentity))]
    [Alias("ApiId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(CatalogApiCompleter))]
    public ApiIdentity Api { get; set; } = null!;

    private protected override object? Target => Api?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, findPortal, api, portal) = (DemandAdminDoor(), PortalFinder(), Api, Portal?.Text ?? DemandSession().PortalName);
        if (!ShouldProcess(api.Text, portal is null ? "Take API out of the portal" : $"Take API out of portal '{portal}'"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var portalId = await findPortal(observed, cancellationToken).ConfigureAwait(false);
            var id = await observed.FindIdAsync(api, cancellationToken).ConfigureAwait(false);
            await observed.UnpublishAsync(id, portalId, cancellationToken)
                .OrUnknownAsync(() => Failures.ApiNotPublished(api.Text, portal ?? portalId)).ConfigureAwait(false);
        };
    }
}
