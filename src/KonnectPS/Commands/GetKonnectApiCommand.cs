using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Identity;

namespace KonnectPS.Commands;

/// <summary>Gets the APIs that the portal shows this developer.</summary>
/// <remarks>Calls GET /api/v3/apis, or GET /api/v3/apis/{apiIdOrSlug}.</remarks>
[Cmdlet(VerbsCommon.Get, "KonnectApi")]
[OutputType(typeof(Api))]
public sealed class GetKonnectApiCommand : PipelineCmdlet
{
    /// <summary>The name, the slug or the id; wildcards are permitted, for name and slug. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Api", "ApiId", "Slug", "Id")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
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
                await output.WriteAsync(await observed.FindApiAsync(name, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
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
