using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Changes an auth strategy of the organization, through the admin door; what is not given stays as it is.</summary>
/// <remarks>
/// <para>The change concerns every portal and every API that is published with the strategy. A lifetime is that of keys minted from then
/// on: those that exist keep theirs. Konnect refuses what does not belong to the strategy's type, which can't be changed.</para>
/// <para>-PassThru emits the strategy as the change left it; without it nothing is emitted.</para>
/// </remarks>
/// <operation>PATCH /v2/application-auth-strategies/{authStrategyId}</operation>
/// <operation>GET /v2/application-auth-strategies, for a strategy given by name</operation>
/// <operation>GET /v2/dcr-providers, for a DCR provider given by name</operation>
/// <role>Auth Strategy Maintainer, or whoever created it.</role>
/// <example>
/// <title>Let new API keys live for 90 days</title>
/// <code>Set-KonnectPortalAuthStrategy key-auth -TimeToLive 90.00:00:00 -PassThru</code>
/// <para>Request-KonnectCredential -MaxAge renews them in time.</para>
/// </example>
/// <example>
/// <title>Let them live without an end again</title>
/// <code>Set-KonnectPortalAuthStrategy key-auth -TimeToLive 0</code>
/// </example>
/// <example>
/// <title>Take the key from another header, too</title>
/// <code>Set-KonnectPortalAuthStrategy key-auth -KeyName apikey, x-api-key</code>
/// </example>
/// <example>
/// <title>Offer another scope</title>
/// <code>Set-KonnectPortalAuthStrategy dcr -Scope orders:read, orders:write, orders:cancel</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "KonnectPortalAuthStrategy", SupportsShouldProcess = true, DefaultParameterSetName = "KeyAuth")]
[OutputType(typeof(PortalAuthStrategy))]
public sealed class SetKonnectPortalAuthStrategyCommand : PipelineCmdlet
{
    private readonly LookupCache<string> _providers = new();

    /// <summary>The strategy: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(AuthStrategyIdentity))]
    [Alias("AuthStrategyId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(CatalogAuthStrategyCompleter))]
    public AuthStrategyIdentity AuthStrategy { get; set; } = null!;

    /// <summary>The new name, up to 256 characters.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The name that developers see, up to 256 characters.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DisplayName { get; set; }

    /// <summary>The headers in which an API key is looked for, instead of those so far; from 1 to 10.</summary>
    [Parameter(ParameterSetName = "KeyAuth")]
    [ValidateNotNullOrEmpty]
    [ValidateCount(1, 10)]
    public string[]? KeyName { get; set; }

    /// <summary>How long a new API key lives: whole days, as a number or a TimeSpan; 0 for keys without an end.</summary>
    [Parameter(ParameterSetName = "KeyAuth")]
    [DurationTransformation(AllowZero = true)]
    public TimeSpan? TimeToLive { get; set; }

    /// <summary>Who issues the tokens: an https address.</summary>
    [Parameter(ParameterSetName = "OpenIdConnect")]
    [ValidateNotNullOrEmpty]
    public string? Issuer { get; set; }

    /// <summary>The claims of a token that name the client, instead of those so far; up to 10.</summary>
    [Parameter(ParameterSetName = "OpenIdConnect")]
    [ValidateNotNullOrEmpty]
    [ValidateCount(1, 10)]
    public string[]? CredentialClaim { get; set; }

    /// <summary>The scopes an application may ask for, instead of those so far; up to 50.</summary>
    [Parameter(ParameterSetName = "OpenIdConnect")]
    [ValidateCount(0, 50)]
    public string[]? Scope { get; set; }

    /// <summary>How a token may be asked for and sent, instead of the ways so far; up to 10.</summary>
    [Parameter(ParameterSetName = "OpenIdConnect")]
    [ValidateNotNullOrEmpty]
    [ValidateCount(1, 10)]
    public string[]? AuthMethod { get; set; }

    /// <summary>The DCR provider that is to register the clients of applications: an object, an id or a name.</summary>
    [Parameter(ParameterSetName = "OpenIdConnect")]
    [IdentityTransformation(typeof(DcrProviderIdentity))]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DcrProviderCompleter))]
    public DcrProviderIdentity? DcrProvider { get; set; }

    /// <summary>Emits the strategy as the change left it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => AuthStrategy?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, strategy, provider, passThru) = (DemandAdminDoor(), AuthStrategy, DcrProvider, PassThru.IsPresent);
        var change = new AuthStrategyChange
        {
            Name = Name,
            DisplayName = DisplayName,
            KeyNames = KeyName,
            TimeToLive = TimeToLive is { } time && time > TimeSpan.Zero ? KeyLifetime.Of(time) : null,
            EndsTimeToLive = TimeToLive == TimeSpan.Zero,
            Issuer = Issuer,
            CredentialClaims = CredentialClaim,
            Scopes = Scope,
            AuthMethods = AuthMethod,
            DcrProviderId = provider?.Id,
        };
        DemandPossible(strategy, change, provider);
        if (!ShouldProcess(strategy.Text, "Change auth strategy"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var id = await observed.FindIdAsync(strategy, cancellationToken).ConfigureAwait(false);
            if (provider is { Id: null })
            {
                var providerId = await _providers.GetAsync(provider.Text, () => observed.FindIdAsync(provider, cancellationToken)).ConfigureAwait(false);
                change = change with { DcrProviderId = providerId };
            }

            var changed = await observed.UpdateStrategyAsync(id, change, cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownAuthStrategy(strategy.Text)).ConfigureAwait(false);
            if (passThru)
            {
                await output.WriteAsync(changed).ConfigureAwait(false);
            }
        };
    }

    private void DemandPossible(AuthStrategyIdentity strategy, AuthStrategyChange change, DcrProviderIdentity? provider)
    {
        if (TimeToLive is { } time && time > TimeSpan.Zero && change.TimeToLive is null)
        {
            Terminate(Failures.TimeToLiveNotInDays(time));
        }

        if (change == new AuthStrategyChange() && provider is null)
        {
            Terminate(Failures.NothingToChange(strategy.Text, "-DisplayName or -TimeToLive"));
        }

        foreach (var (parameter, value) in new[] { (nameof(Name), Name), (nameof(DisplayName), DisplayName), (nameof(Issuer), Issuer) })
        {
            if (value?.Length > 256)
            {
                Terminate(Failures.NameTooLong(parameter, value.Length, most: 256));
            }
        }
    }
}
