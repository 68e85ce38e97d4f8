using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the user's personal access tokens, or those of a system account, without the tokens themselves.</summary>
/// <remarks>
/// <para>A token is shown once, when it is minted; no list holds it. A name without wildcards that no token has is an
/// error.</para>
/// <para>A session with a system account's token has no user: give -SystemAccount.</para>
/// </remarks>
/// <operation>GET /v3/users/me, without -SystemAccount</operation>
/// <operation>GET /v3/users/{userId}/access-tokens, without -SystemAccount</operation>
/// <operation>GET /v3/system-accounts, for a system account given by name</operation>
/// <operation>GET /v3/system-accounts/{accountId}/access-tokens, with -SystemAccount</operation>
/// <role>None for the user's own tokens; Organization Admin for those of a system account.</role>
/// <example>
/// <title>List one's own tokens</title>
/// <code>Get-KonnectAccessToken</code>
/// </example>
/// <example>
/// <title>List the tokens of a system account</title>
/// <code>Get-KonnectAccessToken -SystemAccount automation</code>
/// </example>
/// <example>
/// <title>Find what ends within a week</title>
/// <code>
/// Get-KonnectAccessToken -SystemAccount automation |
///     Where-Object ExpiresAt -LT ([DateTimeOffset]::Now.AddDays(7))
/// </code>
/// </example>
/// <example>
/// <title>Find tokens that nobody has used for a quarter of a year</title>
/// <code>
/// Get-KonnectAccessToken |
///     Where-Object { -not $_.LastUsedAt -or $_.LastUsedAt -lt [DateTimeOffset]::Now.AddDays(-90) }
/// </code>
/// <para>Pipe them on to Remove-KonnectAccessToken.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectAccessToken")]
[OutputType(typeof(AccessToken))]
public sealed class GetKonnectAccessTokenCommand : PipelineCmdlet
{
    /// <summary>The token's name; wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "*";

    /// <summary>The system account whose tokens are wanted: a name or an id. Default: the user of the session.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation("SystemAccountId", "system_account_id", "SystemAccount", "system_account", Kind = typeof(SystemAccount))]
    [Alias("SystemAccountId")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SystemAccountCompleter))]
    public string? SystemAccount { get; set; }

    private protected override object? Target => SystemAccount ?? Name;

    private protected override RecordWork? Prepare()
    {
        var (door, pattern, account) = (DemandAdminDoor(), new NamePattern(Name), SystemAccount);
        return async (output, cancellationToken) =>
        {
            var any = false;
            foreach (var token in await ListAsync(door.Observed(output), account, cancellationToken).ConfigureAwait(false))
            {
                if (pattern.Exact is { } exact ? token.Name == exact : pattern.IsMatch(token.Name))
                {
                    any = true;
                    await output.WriteAsync(token).ConfigureAwait(false);
                }
            }

            if (!any && pattern.Exact is { } name)
            {
                throw Failures.UnknownAccessToken(name);
            }
        };
    }

    private static async Task<IReadOnlyList<AccessToken>> ListAsync(AdminDoor door, string? account, CancellationToken cancellationToken)
    {
        if (account is null)
        {
            var userId = await door.FindUserIdAsync(cancellationToken).ConfigureAwait(false);
            return await door.ListPersonalTokensAsync(userId, cancellationToken).ConfigureAwait(false);
        }

        var id = await door.FindSystemAccountIdAsync(account, cancellationToken).ConfigureAwait(false);
        return await door.ListSystemTokens(id).ReadAllAsync(cancellationToken)
            .OrUnknownAsync(() => Failures.UnknownSystemAccount(account)).ConfigureAwait(false);
    }
}
