using System.Collections;
using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Creates an auth strategy: how the callers of an API prove who they are, and so what kind of credential applications get.</summary>
/// <remarks>
/// <para>By itself it makes a strategy of API keys, which Konnect mints. With -Issuer it makes one that takes the tokens of an identity
/// provider, where developers bring a client of their own; with -DcrProvider Konnect registers a client there for each application.</para>
/// <para>-AuthServer does so at an auth server of Kong Identity: the DCR provider of that name is made, too, unless there is one.</para>
/// <para>A name that is taken is no error: the existing strategy is read back, with a warning that says in what it differs. Konnect's
/// contract knows no conflict of names, so the name is looked for first. -NoClobber makes a taken name an error. When the response is
/// lost, the strategy is found by its name.</para>
/// </remarks>
/// <operation>GET /v2/application-auth-strategies</operation>
/// <operation>POST /v2/application-auth-strategies, for a name that is not taken</operation>
/// <operation>GET /v2/dcr-providers, for a DCR provider given by name, or with -AuthServer</operation>
/// <operation>POST /v2/dcr-providers, with -AuthServer, where it has none</operation>
/// <operation>GET /v1/auth-servers, for an auth server given by name</operation>
/// <operation>GET /v1/auth-servers/{authServerId}, for an auth server given by id</operation>
/// <operation>GET /v2/dcr-providers/{dcrProviderId}, for a DCR provider given by id without -Issuer</operation>
/// <role>Auth Strategy Creator.</role>
/// <example>
/// <title>Have Konnect mint API keys that live for 90 days</title>
/// <code>New-KonnectPortalAuthStrategy api-keys -TimeToLive 90.00:00:00</code>
/// </example>
/// <example>
/// <title>Say in which header the key is sent</title>
/// <code>New-KonnectPortalAuthStrategy partner-keys -DisplayName 'API key' -KeyName x-api-key -Label @{ stage = 'production' }</code>
/// </example>
/// <example>
/// <title>Take the tokens of an identity provider</title>
/// <code>
/// New-KonnectPortalAuthStrategy sso -Issuer https://login.example.com/ -Scope orders:read, orders:write -CredentialClaim azp
/// </code>
/// <para>A developer brings a client of it: New-KonnectApplication -ClientId.</para>
/// </example>
/// <example>
/// <title>Have Konnect register the clients</title>
/// <code>Get-KonnectDcrProvider sandbox-idp | New-KonnectPortalAuthStrategy -Name self-service -Scope orders:read</code>
/// <para>The issuer is the provider's.</para>
/// </example>
/// <example>
/// <title>Have Kong's own identity provider give out the tokens</title>
/// <code>New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents -Scope orders:read</code>
/// </example>
[Cmdlet(VerbsCommon.New, "KonnectPortalAuthStrategy", SupportsShouldProcess = true, DefaultParameterSetName = "KeyAuth")]
[OutputType(typeof(PortalAuthStrategy))]
public sealed class NewKonnectPortalAuthStrategyCommand : PipelineCmdlet
{
    private readonly CreatedNames<PortalAuthStrategy> _created = new();
    private readonly LookupCache<DcrProvider> _providers = new();

    /// <summary>The name by which it is managed, up to 256 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation("Name")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The name that developers see, up to 256 characters. Default: the name.</summary>
    [Parameter]
    public string? DisplayName { get; set; }

    /// <summary>The headers in which an API key is looked for, from 1 to 10. Default: apikey.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "KeyAuth")]
    [ValidateNotNullOrEmpty]
    [ValidateCount(1, 10)]
    public string[] KeyName { get; set; } = ["apikey"];

    /// <summary>How long an API key lives: whole days, as a number or a TimeSpan. Default: without an end, as 0 says too.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "KeyAuth")]
    [DurationTransformation(AllowZero = true)]
    public TimeSpan? TimeToLive { get; set; }

    /// <summary>Who issues the tokens: an https address. Default: the DCR provider's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "OpenIdConnect")]
    [ValidateNotNullOrEmpty]
    public string? Issuer { get; set; }

    /// <summary>The DCR provider that registers the clients of applications: an object, an id or a name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "OpenIdConnect")]
    [IdentityTransformation(typeof(DcrProviderIdentity), Optional = true)]
    [Alias("DcrProviderId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(DcrProviderCompleter))]
    public DcrProviderIdentity? DcrProvider { get; set; }

    /// <summary>The auth server of Kong Identity that is to give out the tokens: an object, an id or a name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "OpenIdConnect")]
    [IdentityTransformation(typeof(AuthServerIdentity), Optional = true)]
    [Alias("AuthServerId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(AuthServerCompleter))]
    public AuthServerIdentity? AuthServer { get; set; }

    /// <summary>The claims of a token that name the client, up to 10. Default: client_id.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "OpenIdConnect")]
    [ValidateNotNullOrEmpty]
    [ValidateCount(1, 10)]
    public string[] CredentialClaim { get; set; } = ["client_id"];

    /// <summary>The scopes an application may ask for, up to 50. Default: none.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "OpenIdConnect")]
    [ValidateCount(0, 50)]
    public string[] Scope { get; set; } = [];

    /// <summary>How a token may be asked for and sent, up to 10. Default: client_credentials, bearer.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "OpenIdConnect")]
    [ValidateNotNullOrEmpty]
    [ValidateCount(1, 10)]
    public string[] AuthMethod { get; set; } = ["client_credentials", "bearer"];

    /// <summary>The labels it is to carry, as a hashtable.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Label { get; set; }

    /// <summary>Makes a taken name an error instead of reading the existing strategy back.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    private protected override object? Target => Name;

    private protected override RecordWork? Prepare()
    {
        var (door, provider, server, noClobber) = (DemandAdminDoor(), DcrProvider, AuthServer, NoClobber.IsPresent);
        var wanted = Read();
        if (!ShouldProcess(Name, "Create auth strategy"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var registrar = server is null
                ? provider
                : new DcrProviderIdentity(await _providers.GetAsync(
                    "server " + server.Text, () => observed.FindOrCreateProviderAsync(server, cancellationToken)).ConfigureAwait(false));
            if (registrar is not null)
            {
                wanted = await CompleteAsync(observed, wanted, registrar, cancellationToken).ConfigureAwait(false);
            }

            var (strategy, existed) = await _created.GetAsync(wanted.Name, () => observed.CreateStrategyOnceAsync(wanted, cancellationToken)).ConfigureAwait(false);
            if (existed)
            {
                if (noClobber)
                {
                    throw Failures.AuthStrategyExists(strategy.Name, strategy.Id);
                }

                output.WriteWarning(StrategyDifference.Describe(wanted, strategy));
            }

            await output.WriteAsync(strategy).ConfigureAwait(false);
        };
    }

    private NewAuthStrategy Read()
    {
        foreach (var (parameter, value) in new[] { (nameof(Name), Name), (nameof(DisplayName), DisplayName), (nameof(Issuer), Issuer) })
        {
            if (value?.Length > 256)
            {
                Terminate(Failures.NameTooLong(parameter, value.Length, most: 256));
            }
        }

        var strategy = new NewAuthStrategy { Name = Name, DisplayName = string.IsNullOrEmpty(DisplayName) ? null : DisplayName, Labels = LabelTable.Read(Label) };
        if (ParameterSetName != "KeyAuth")
        {
            if (Issuer is null && DcrProvider is null && AuthServer is null)
            {
                Terminate(Failures.NoIssuer(Name));
            }

            return strategy with { Issuer = Issuer, CredentialClaims = CredentialClaim, Scopes = Scope, AuthMethods = AuthMethod };
        }

        var time = TimeToLive ?? TimeSpan.Zero;
        if (time > TimeSpan.Zero && KeyLifetime.Of(time) is null)
        {
            Terminate(Failures.TimeToLiveNotInDays(time));
        }

        return strategy with { KeyNames = KeyName, TimeToLive = KeyLifetime.Of(time) };
    }

    /// <summary>The strategy with the id of its provider, and with the provider's issuer unless one was given.</summary>
    private async Task<NewAuthStrategy> CompleteAsync(
        AdminDoor door, NewAuthStrategy wanted, DcrProviderIdentity provider, CancellationToken cancellationToken)
    {
        if (provider.Id is { } id && wanted.Issuer is not null)
        {
            return wanted with { DcrProviderId = id };
        }

        var found = await _providers.GetAsync(provider.Text, () => door.FindAsync(provider, cancellationToken)).ConfigureAwait(false);
        return wanted with { DcrProviderId = found.Id, Issuer = wanted.Issuer ?? found.Issuer };
    }
}
