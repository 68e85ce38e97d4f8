using System.Management.Automation;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Deletes an API of the organization with its document, its publications and the registrations for it.</summary>
/// <remarks>
/// <para>Whatever calls the API with a credential of a portal is refused from then on. Asks first; -Confirm:$false does not. To take it
/// out of one portal alone is Unpublish-KonnectApi.</para>
/// </remarks>
/// <operation>DELETE /v3/apis/{apiId}</operation>
/// <operation>GET /v3/apis, for an API given by name or slug</operation>
/// <role>Admin of the API.</role>
/// <example>
/// <title>Delete an API</title>
/// <code>Remove-KonnectCatalogApi Shipping</code>
/// </example>
/// <example>
/// <title>See what would be deleted of the APIs that no portal shows</title>
/// <code>Get-KonnectCatalogApi | Where-Object { -not $_.Portals } | Remove-KonnectCatalogApi -WhatIf</code>
/// </example>
/// <example>
/// <title>Delete one version of an API that has several</title>
/// <code>Get-KonnectCatalogApi Orders | Where-Object Version -eq 'v1' | Remove-KonnectCatalogApi -Confirm:$false</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "KonnectCatalogApi", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveKonnectCatalogApiCommand : PipelineCmdlet
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
        var (door, api) = (DemandAdminDoor(), Api);
        if (!ShouldProcess(api.Text, "Delete API with its document, publications and registrations"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var id = await observed.FindIdAsync(api, cancellationToken).ConfigureAwait(false);
            await observed.DeleteCatalogApiAsync(id, cancellationToken).OrUnknownAsync(() => Failures.UnknownApi(api.Text)).ConfigureAwait(false);
        };
    }
}
