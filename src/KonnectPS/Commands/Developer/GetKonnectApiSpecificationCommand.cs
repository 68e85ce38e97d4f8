using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Export;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the document that describes an API: what can be called, where, and how.</summary>
/// <remarks>
/// <para>It is the OpenAPI or AsyncAPI document that the portal shows, as JSON. Its servers are the addresses at which the API is
/// called, and Get-KonnectApi shows the header of the API key.</para>
/// <para>With -OutFile it is written to a file, whole or not at all, and never over an existing one without -Force.</para>
/// </remarks>
/// <operation>GET /api/v3/apis/{apiIdOrSlug}, for an id or a slug</operation>
/// <operation>GET /api/v3/apis, for an API given by name</operation>
/// <operation>GET /api/v3/apis/{apiIdOrSlug}/versions</operation>
/// <operation>GET /api/v3/apis/{apiIdOrSlug}/versions/{versionId}/raw</operation>
/// <role>A developer who is signed in.</role>
/// <example>
/// <title>Where is it called?</title>
/// <code>(Get-KonnectApiSpecification orders).Servers</code>
/// </example>
/// <example>
/// <title>Write it to a file</title>
/// <code>Get-KonnectApiSpecification orders -OutFile ./orders.json</code>
/// <para>Nothing is emitted; -PassThru emits it too.</para>
/// </example>
/// <example>
/// <title>The documents of all APIs</title>
/// <code>Get-KonnectApi | Get-KonnectApiSpecification</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectApiSpecification")]
[OutputType(typeof(ApiSpecification))]
public sealed class GetKonnectApiSpecificationCommand : PipelineCmdlet
{
    /// <summary>True when the file is taken by an input before this one.</summary>
    private bool _hasFile;

    /// <summary>The API: an object, an id, a slug or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(ApiIdentity))]
    [Alias("ApiId", "Id")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ApiCompleter))]
    public ApiIdentity Api { get; set; } = null!;

    /// <summary>A version of the API. Default: the one the portal shows.</summary>
    [Parameter]
    [Alias("ApiVersion")]
    [ValidateNotNullOrEmpty]
    public string? Version { get; set; }

    /// <summary>A file for the document.</summary>
    [Parameter]
    [Alias("Path")]
    [ValidateNotNullOrEmpty]
    public string? OutFile { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Emits the document even though it is written to a file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Api;

    private protected override RecordWork? Prepare()
    {
        var (door, api, version, force, passThru) = (DemandDeveloperDoor(), Api, Version, Force, PassThru || OutFile is null);
        var file = OrTerminate(() => OutFile is { } path ? FilePath.Resolve(this, path) : null);
        if (file is not null && _hasFile)
        {
            WriteError(ErrorRecords.From(Failures.OneDocumentPerFile(file), Target));
            return null;
        }

        _hasFile = file is not null;
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var found = api.Api ?? await observed.FindApiAsync(api.Id ?? api.Text, cancellationToken).ConfigureAwait(false);
            var specification = await observed.GetSpecificationAsync(found, version, cancellationToken).ConfigureAwait(false)
                ?? throw Failures.NoSpecification(found.ToString(), version);
            if (file is not null)
            {
                SecretFile.Write(file, specification.Content + "\n", force);
            }

            if (passThru)
            {
                await output.WriteAsync(specification).ConfigureAwait(false);
            }
        };
    }
}
