using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the auth strategies that applications of the portal can use.</summary>
/// <remarks>
/// <para>A strategy decides what kind of credential an application gets: key_auth an API key, client_credentials a client id and
/// secret from the identity provider, self_managed_client_credentials a client that the developer brings.</para>
/// </remarks>
/// <operation>GET /api/v3/application-auth-strategies</operation>
/// <role>A developer who is signed in.</role>
/// <example>
/// <title>List the strategies</title>
/// <code>Get-KonnectAuthStrategy</code>
/// </example>
/// <example>
/// <title>See which scopes an application can ask for</title>
/// <code>(Get-KonnectAuthStrategy dcr).AvailableScopes</code>
/// </example>
/// <example>
/// <title>Find the strategies that mint API keys</title>
/// <code>Get-KonnectAuthStrategy | Where-Object CredentialType -EQ key_auth</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectAuthStrategy")]
[OutputType(typeof(AuthStrategy))]
public sealed class GetKonnectAuthStrategyCommand : PipelineCmdlet
{
    /// <summary>The name; wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [TextTransformation("Name", Wildcards = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AuthStrategyCompleter))]
    public string Name { get; set; } = "*";

    private protected override object? Target => Name;

    private protected override RecordWork? Prepare()
    {
        var (door, pattern) = (DemandDeveloperDoor(), new NamePattern(Name));
        return async (output, cancellationToken) =>
            await output.WriteMatchesAsync(
                door.Observed(output).ListAuthStrategies(pattern.Exact), pattern, strategy => strategy.Name, Failures.UnknownAuthStrategy, cancellationToken).ConfigureAwait(false);
    }
}
