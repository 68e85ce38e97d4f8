using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the APIs that the portal shows this developer.</summary>
/// <remarks>
/// <para>An application is registered for an API, and then its credentials open it. The strategies of an API say which
/// applications can: an application's strategy must be one of them.</para>
/// <para>KeyNames are the headers in which an API looks for its key. An API given by name also says its Servers, the addresses at which it
/// is called, where the portal shows a document that names them.</para>
/// </remarks>
/// <operation>GET /api/v3/apis</operation>
/// <operation>GET /api/v3/apis/{apiIdOrSlug}, for an id or a slug</operation>
/// <operation>GET /api/v3/apis/{apiIdOrSlug}/versions, for one API</operation>
/// <operation>GET /api/v3/apis/{apiIdOrSlug}/versions/{versionId}/raw, for one API</operation>
/// <role>A developer who is signed in.</role>
/// <example>
/// <title>List the APIs</title>
/// <code>Get-KonnectApi</code>
/// </example>
/// <example>
/// <title>Get one API</title>
/// <code>Get-KonnectApi orders</code>
/// <para>The text is a slug, an id or a name.</para>
/// </example>
/// <example>
/// <title>Where is it called, and with which header?</title>
/// <code>Get-KonnectApi orders | Format-List Servers, KeyNames</code>
/// </example>
/// <example>
/// <title>Find the APIs that take an API key</title>
/// <code>Get-KonnectApi | Where-Object { $_.AuthStrategies.CredentialType -contains 'key_auth' }</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectApi")]
[OutputType(typeof(Api))]
public sealed class GetKonnectApiCommand : PipelineCmdlet
{
    /// <summary>The name, the slug or the id; wildcards are permitted, for name and slug. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation("ApiId", "api_id", "Api", "Slug", "Name", "Id", Wildcards = true)]
    [Alias("ApiId", "Api", "Slug", "Id")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ApiCompleter))]
    public string Name { get; set; } = "*";

    private protected override object? Target => Name;

    private protected override RecordWork? Prepare()
    {
        var (door, pattern) = (DemandDeveloperDoor(), new NamePattern(Name));
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            if (pattern.Exact is { } name)
            {
                var found = await observed.FindApiAsync(name, cancellationToken).ConfigureAwait(false);
                found.Servers = (await observed.GetSpecificationAsync(found, version: null, cancellationToken).ConfigureAwait(false))?.Servers;
                await output.WriteAsync(found).ConfigureAwait(false);
                return;
            }

            await foreach (var api in observed.ListApis().WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (pattern.IsMatch(api.Name) || pattern.IsMatch(api.Slug))
                {
                    await output.WriteAsync(api).ConfigureAwait(false);
                }
            }
        };
    }
}
