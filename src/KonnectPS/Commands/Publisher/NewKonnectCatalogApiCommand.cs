using System.Collections;
using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Parameters;
using KonnectPS.Publishing;

namespace KonnectPS.Commands;

/// <summary>Creates an API of the organization from its OpenAPI document.</summary>
/// <remarks>
/// <para>Name, version and description are those of the document, which is YAML or JSON, OpenAPI 2.0 to 3.1 or AsyncAPI. Konnect
/// validates the document first; what it complains of is shown with the line. Of the document itself this command reads the head alone.</para>
/// <para>Name and version together are unique in the organization. Where they are taken, the API that has them is emitted with a warning,
/// and is not changed; Publish-KonnectApi brings its document up to date.</para>
/// <para>Developers see an API once it is published to their portal, and can be given a credential for it once it is linked to a gateway
/// service: Publish-KonnectApi does all of it.</para>
/// </remarks>
/// <operation>POST /v3/apis/validate-specification</operation>
/// <operation>POST /v3/apis</operation>
/// <operation>GET /v3/apis, for a name that is taken, and after a lost response</operation>
/// <operation>GET /v3/apis/{apiId}/versions/{versionId}, after a lost response</operation>
/// <role>Creator of APIs.</role>
/// <example>
/// <title>Create an API</title>
/// <code>New-KonnectCatalogApi ./invoices.yaml</code>
/// </example>
/// <example>
/// <title>Create an API under another name, with labels</title>
/// <code>New-KonnectCatalogApi ./invoices.yaml -Name 'Invoices of the sandbox' -Slug invoices-sandbox -Label @{ stage = 'test' }</code>
/// </example>
/// <example>
/// <title>See what would be created from a folder of documents</title>
/// <code>Get-ChildItem *.yaml | New-KonnectCatalogApi -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.New, "KonnectCatalogApi", SupportsShouldProcess = true)]
[OutputType(typeof(CatalogApi))]
public sealed class NewKonnectCatalogApiCommand : PipelineCmdlet
{
    /// <summary>The file with the document; wildcards have no meaning.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [FilePathTransformation]
    [Alias("SpecificationFile", "PSPath", "FullName", "LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The API's name, up to 255 characters. Default: the title of the document.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>What the API is for. Default: the description of the document.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>The API's short name in addresses. Default: Konnect makes one of name and version.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Slug { get; set; }

    /// <summary>The labels it is to carry, as a hashtable.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Label { get; set; }

    private protected override object? Target => Path;

    private protected override RecordWork? Prepare()
    {
        var (door, path, name, description, slug) = (DemandAdminDoor(), Path, Name, Description, Slug);
        var file = OrTerminate(() => FilePath.Resolve(this, path));
        var labels = Label?.Cast<DictionaryEntry>().ToDictionary(label => label.Key.ToString()!, label => label.Value?.ToString());
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var source = ApiSource.Read(file, path, name) with { Description = description, Slug = slug, Labels = labels };
            if (!await output.ShouldProcessAsync(source.ToString(), "Create API", cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            await source.ValidateAsync(observed, output, cancellationToken).ConfigureAwait(false);
            var (api, isNew) = await source.CreateAsync(observed, cancellationToken).ConfigureAwait(false);
            if (!isNew)
            {
                output.WriteWarning(Warnings.ApiReadBack(source.ToString()));
            }

            await output.WriteAsync(api).ConfigureAwait(false);
        };
    }
}
