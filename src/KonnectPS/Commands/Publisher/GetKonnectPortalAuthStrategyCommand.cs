using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the organization's auth strategies with their configuration, through the admin door.</summary>
/// <remarks>
/// <para>Every portal of the organization can use them. What developers see of them is Get-KonnectAuthStrategy's.</para>
/// </remarks>
/// <operation>GET /v2/application-auth-strategies</operation>
/// <operation>GET /v2/application-auth-strategies/{authStrategyId}, for an id</operation>
/// <role>Auth Strategy Viewer.</role>
/// <example>
/// <title>List the strategies</title>
/// <code>Get-KonnectPortalAuthStrategy</code>
/// </example>
/// <example>
/// <title>See how long API keys of a strategy live</title>
/// <code>(Get-KonnectPortalAuthStrategy key-auth).Ttl</code>
/// <para>Nothing: they do not end.</para>
/// </example>
/// <example>
/// <title>Find the strategies that no API is published with</title>
/// <code>Get-KonnectPortalAuthStrategy | Where-Object -not Active</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectPortalAuthStrategy")]
[OutputType(typeof(PortalAuthStrategy))]
public sealed class GetKonnectPortalAuthStrategyCommand : PipelineCmdlet
{
    /// <summary>The name, or an id; wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [TextTransformation("AuthStrategyId", "Id", "Name", Wildcards = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(CatalogAuthStrategyCompleter))]
    public string Name { get; set; } = "*";

    private protected override object? Target => Name;

    private protected override RecordWork? Prepare()
    {
        var (door, name, pattern) = (DemandAdminDoor(), Name, new NamePattern(Name));
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            if (Guid.TryParse(name, out _))
            {
                await output.WriteAsync(await observed.GetStrategyAsync(name, cancellationToken)
                    .OrUnknownAsync(() => Failures.UnknownAuthStrategy(name)).ConfigureAwait(false)).ConfigureAwait(false);
                return;
            }

            await output.WriteMatchesAsync(
                observed.ListStrategies(pattern.Exact, pattern.Contained), pattern, strategy => strategy.Name, Failures.UnknownAuthStrategy, cancellationToken).ConfigureAwait(false);
        };
    }
}
