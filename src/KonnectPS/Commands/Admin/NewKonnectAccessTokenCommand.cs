using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Mints an access token of the admin door: a personal one, or one of a system account; emits it with the token
/// itself, this once.</summary>
/// <remarks>
/// <para>The output is a Hashtable with a type of its own, and goes straight into Set-Secret; (…).Token is the token alone, a
/// SecureString. Connect-KonnectPortal -PersonalAccessToken takes it.</para>
/// <para>A personal token may do what its user may. A system account's own token can't mint one, and a user has ten at most. A
/// taken name is an error.</para>
/// <para>With -SystemAccount, a name that no account has creates one. -Role gives the account its roles before the token is minted; those
/// that it has already are left as they are. An account that is created without any is told by a warning: its tokens can do nothing until
/// Grant-KonnectRole gives it one.</para>
/// <para>A token lives up to a minute less than -Lifetime says, and one of less than two days up to a minute more: the exact expiry is
/// its idempotency marker. When the response is lost, and the token with it, the orphan is found by its name and marker, deleted, and
/// minted again; a token of this name without the marker is left alone.</para>
/// </remarks>
/// <operation>GET /v3/users/{userId}/access-tokens, when a response was lost</operation>
/// <operation>DELETE /v3/users/{userId}/access-tokens/{tokenId}, when a response was lost</operation>
/// <operation>GET /v3/system-accounts/{accountId}/access-tokens, when a response was lost</operation>
/// <operation>DELETE /v3/system-accounts/{accountId}/access-tokens/{tokenId}, when a response was lost</operation>
/// <operation>GET /v3/users/me, without -SystemAccount</operation>
/// <operation>POST /v3/users/{userId}/access-tokens, without -SystemAccount</operation>
/// <operation>GET /v3/system-accounts, for a system account given by name</operation>
/// <operation>POST /v3/system-accounts, for a name that no system account has</operation>
/// <operation>POST /v3/system-accounts/{accountId}/access-tokens, with -SystemAccount</operation>
/// <operation>POST /v3/system-accounts/{accountId}/assigned-roles, with -Role</operation>
/// <operation>GET /v3/system-accounts/{accountId}/assigned-roles, for a role that is there already, or when a response was lost</operation>
/// <operation>GET /v3/portals, for a role of a portal given by name</operation>
/// <operation>GET /v3/apis, for a role of an API given by name or slug</operation>
/// <operation>GET /v2/application-auth-strategies, for a role of a strategy given by name</operation>
/// <operation>GET /v2/dcr-providers, for a role of a DCR provider given by name</operation>
/// <operation>GET /v1/auth-servers, for a role of an auth server given by name</operation>
/// <operation>GET /v2/control-planes, for a role of a control plane or of a gateway service given by name</operation>
/// <operation>GET /v2/control-planes/{controlPlaneId}/core-entities/services, for a role of a gateway service given by name</operation>
/// <role>None for the user's own tokens; Organization Admin, or Admin of Identity, for those of a system account.</role>
/// <example>
/// <title>Give a runbook a token of its own, and the roles that it needs</title>
/// <code>
/// New-KonnectAccessToken nightly -SystemAccount automation -Role 'Portals/My Portal/Admin' -Lifetime 90.00:00:00 |
///     Set-Secret -Name konnect
/// </code>
/// <para>The token lives for 90 days; without -Lifetime for 30. The account is created if it is not there.</para>
/// </example>
/// <example>
/// <title>Keep a personal token and connect with it</title>
/// <code>
/// (New-KonnectAccessToken desk).Token | Set-Secret -Name konnect
/// Connect-KonnectPortal -PersonalAccessToken (Get-Secret konnect) -Region eu
/// </code>
/// <para>The vault keeps the SecureString alone.</para>
/// </example>
/// <example>
/// <title>Replace the tokens of a system account</title>
/// <code>
/// $old = Get-KonnectAccessToken -SystemAccount automation
/// New-KonnectAccessToken "runbook-$([datetime]::Today.ToString('yyyy-MM-dd'))" -SystemAccount automation | Set-Secret -Name konnect
/// $old | Remove-KonnectAccessToken -Confirm:$false
/// </code>
/// <para>A name can be used once, hence the date.</para>
/// </example>
/// <example>
/// <title>Create a system account that publishes, with its first token</title>
/// <code>New-KonnectAccessToken first -SystemAccount publisher -Role Portals/Creator, APIs/Creator, APIs/*/Publisher</code>
/// <para>A role to create something is a type and Creator. All other roles name an entity between them, or * for all.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "KonnectAccessToken", SupportsShouldProcess = true)]
[OutputType(typeof(KonnectAccessToken))]
public sealed class NewKonnectAccessTokenCommand : PipelineCmdlet
{
    private static readonly TimeSpan Shortest = TimeSpan.FromDays(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromDays(30);

    private readonly LookupCache<string> _accounts = new();
    private readonly LookupCache<AssignedRole> _roles = new();

    /// <summary>The token's name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation("Name")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The system account that is to own it: a name or an id. Default: the user of the session.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextTransformation("SystemAccountId", "system_account_id", "SystemAccount", "system_account", Kind = typeof(SystemAccount))]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SystemAccountCompleter))]
    public string? SystemAccount { get; set; }

    /// <summary>
    /// The roles that the system account is to have: texts such as Portals/Creator or 'Portals/My Portal/Admin', with * for all portals; or what
    /// Get-KonnectRole shows of another account.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(WantedRole))]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WantedRoleCompleter))]
    public WantedRole[]? Role { get; set; }

    /// <summary>How long it lives, as a TimeSpan or in days, from one to 365 days. Default: 30 days.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [DurationTransformation(AllowAny = true)]
    public TimeSpan? Lifetime { get; set; }

    private protected override object? Target => Name;

    private protected override RecordWork? Prepare()
    {
        var (door, name, account, lifetime) = (DemandAdminDoor(), Name, SystemAccount, Lifetime ?? DefaultLifetime);
        if (lifetime < Shortest || lifetime > Longest)
        {
            Terminate(Failures.LifetimeOutOfRange(lifetime));
        }

        var roles = DemandRoles(account);
        if (!ShouldProcess(name, (account is null ? "Mint personal access token" : $"Mint access token of system account {account}")
            + (roles.Count == 0 ? "" : $" with {string.Join(", ", roles)}")))
        {
            return null;
        }

        var region = DemandSession().Region;
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var token = account is null
                ? await observed.MintPersonalTokenAsync(
                    await observed.FindUserIdAsync(cancellationToken).ConfigureAwait(false), name, lifetime, output.Clock, cancellationToken).ConfigureAwait(false)
                : await CreateSystemTokenAsync(observed, account, name, lifetime, roles, region, output, cancellationToken).ConfigureAwait(false);
            await output.WriteAsync(new KonnectAccessToken(token, account)).ConfigureAwait(false);
        };
    }

    private IReadOnlyList<WantedRole> DemandRoles(string? account)
    {
        var roles = Role ?? [];
        if (roles.Length > 0 && account is null)
        {
            Terminate(Failures.RoleWithoutSystemAccount());
        }

        if (roles.Select(role => role.Fault).FirstOrDefault(fault => fault is not null) is { } fault)
        {
            Terminate(fault);
        }

        return roles;
    }

    private async Task<AccessToken> CreateSystemTokenAsync(
        AdminDoor door,
        string account,
        string name,
        TimeSpan lifetime,
        IReadOnlyList<WantedRole> roles,
        string? region,
        RecordOutput output,
        CancellationToken cancellationToken)
    {
        var id = await _accounts.GetAsync(account, () => FindOrCreateAsync(door, account, roles.Count > 0, output, cancellationToken)).ConfigureAwait(false);

        // Before the token: whoever gets it can use it.
        foreach (var role in roles)
        {
            await _roles.GetAsync($"{id}\n{role}\n{role.Region}", async () => await door.GrantRoleOnceAsync(
                RoleOwner.SystemAccount(id), await door.FindAsync(role, region, cancellationToken).ConfigureAwait(false), cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownSystemAccount(account)).ConfigureAwait(false)).ConfigureAwait(false);
        }

        return await door.MintSystemTokenAsync(id, name, lifetime, output.Clock, cancellationToken)
            .OrUnknownAsync(() => Failures.UnknownSystemAccount(account)).ConfigureAwait(false);
    }

    private static async Task<string> FindOrCreateAsync(
        AdminDoor door, string account, bool getsRoles, RecordOutput output, CancellationToken cancellationToken)
    {
        try
        {
            return await door.FindSystemAccountIdAsync(account, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectCommandException e) when (e.ErrorId == nameof(Failures.UnknownSystemAccount))
        {
            var created = await door.CreateSystemAccountOnceAsync(account, "Created by KonnectPS", cancellationToken).ConfigureAwait(false);
            if (!getsRoles)
            {
                output.WriteWarning($"The system account '{PlainText.Of(account)}' was created. It has no role yet, so that its tokens can do nothing: give it one with Grant-KonnectRole -SystemAccount, or here with -Role.");
            }

            return created.Id;
        }
    }
}
