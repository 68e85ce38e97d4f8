using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the APIs of the organization, published or not, through the admin door.</summary>
/// <remarks>
/// <para>Several APIs may have one name, each in another version. Portals names the portals that show an API; ImplementationMode is empty
/// for one that is linked to no gateway, and that nobody can be given a credential for: Publish-KonnectApi links and publishes.</para>
/// <para>What a portal shows to a developer is got by Get-KonnectApi.</para>
/// </remarks>
/// <operation>GET /v3/apis</operation>
/// <operation>GET /v3/apis/{apiId}, for an id</operation>
/// <role>Viewer of the APIs.</role>
/// <example>
/// <title>List the APIs</title>
/// <code>Get-KonnectCatalogApi</code>
/// </example>
/// <example>
/// <title>Find the APIs that no portal shows</title>
/// <code>Get-KonnectCatalogApi | Where-Object { -not $_.Portals }</code>
/// </example>
/// <example>
/// <title>Look at all versions of one API</title>
/// <code>Get-KonnectCatalogApi Orders | Format-List</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectCatalogApi", DefaultParameterSetName = "Name")]
[OutputType(typeof(CatalogApi))]
public sealed class GetKonnectCatalogApiCommand : PipelineCmdlet
{
    /// <summary>The name; wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "Name")]
    [TextTransformation("Name", Wildcards = true, Otherwise = ["ApiId", "Id"])]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CatalogApiCompleter))]
    public string Name { get; set; } = "*";

    /// <summary>The API's id.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    public string ApiId { get; set; } = "";

    private protected override object? Target => ParameterSetName == "Id" ? ApiId : Name;

    private protected override RecordWork? Prepare()
    {
        var door = DemandAdminDoor();
        if (ParameterSetName == "Id" || Guid.TryParse(Name, out _))
        {
            var id = ParameterSetName == "Id" ? ApiId : Name;
            return async (output, cancellationToken) => await output.WriteAsync(
                await door.Observed(output).GetCatalogApiAsync(id, cancellationToken).OrUnknownAsync(() => Failures.UnknownApi(id)).ConfigureAwait(false)).ConfigureAwait(false);
        }

        var pattern = new NamePattern(Name);
        return async (output, cancellationToken) =>
            await output.WriteMatchesAsync(
                door.Observed(output).ListCatalogApis(pattern.Exact, pattern.Contained), pattern, api => api.Name, Failures.UnknownApi, cancellationToken).ConfigureAwait(false);
    }
}
