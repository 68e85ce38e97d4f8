using System.Collections;
using System.Management.Automation;
using System.Security;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Creates a DCR provider: an identity provider at which Konnect registers a client for each application.</summary>
/// <remarks>
/// <para>What each type needs besides -Issuer: auth0, azureAd and curity -ClientId and -ClientSecret (auth0 takes -Audience, too); okta
/// -Token; http -BaseUrl and -ApiKey (and takes -AllowMultipleCredentials); kongIdentity nothing.</para>
/// <para>A name that is taken is no error: the existing provider is read back, with a warning that says in what it differs; its secrets
/// can't be compared. -NoClobber makes a taken name an error. When the response is lost, the provider is found by its name.</para>
/// <para>-Verify has Konnect try whether it can register clients there. The provider is emitted in any case; where it does not work,
/// there is an error as well.</para>
/// </remarks>
/// <operation>GET /v2/dcr-providers</operation>
/// <operation>POST /v2/dcr-providers, for a name that is not taken</operation>
/// <operation>POST /v2/dcr-providers/{dcrProviderId}/verify, with -Verify</operation>
/// <role>DCR Provider Creator.</role>
/// <example>
/// <title>Register clients at Okta, and try it</title>
/// <code>New-KonnectDcrProvider okta-dcr okta https://example.okta.com/oauth2/default -Token (Get-Secret okta-dcr) -Verify</code>
/// </example>
/// <example>
/// <title>Register clients at Auth0</title>
/// <code>
/// New-KonnectDcrProvider auth0-dcr auth0 https://example.auth0.com/ -ClientId konnect -ClientSecret (Get-Secret auth0-dcr) -Audience https://example.auth0.com/api/v2/
/// </code>
/// </example>
/// <example>
/// <title>Register clients by a bridge of one's own</title>
/// <code>
/// New-KonnectDcrProvider own-dcr http https://login.example.com/ -BaseUrl https://dcr.example.com/v1 -ApiKey (Get-Secret own-dcr) -AllowMultipleCredentials |
///     New-KonnectPortalAuthStrategy -Name own -Scope orders:read
/// </code>
/// </example>
[Cmdlet(VerbsCommon.New, "KonnectDcrProvider", SupportsShouldProcess = true)]
[OutputType(typeof(DcrProvider))]
public sealed class NewKonnectDcrProviderCommand : PipelineCmdlet
{
    private readonly CreatedNames<DcrProvider> _created = new();

    /// <summary>The name by which it is managed, up to 256 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation("Name")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The kind of identity provider.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("Type")]
    [ValidateSet("auth0", "azureAd", "curity", "okta", "http", "kongIdentity")]
    public string ProviderType { get; set; } = "";

    /// <summary>Who issues the tokens: an https address, up to 256 characters.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Issuer { get; set; } = "";

    /// <summary>The name that developers see, up to 256 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? DisplayName { get; set; }

    /// <summary>The id of the client by which Konnect registers others; for auth0, azureAd and curity.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("InitialClientId")]
    public string? ClientId { get; set; }

    /// <summary>That client's secret, as a SecureString or a string; for auth0, azureAd and curity.</summary>
    [Parameter]
    [SecretTransformation]
    [Alias("InitialClientSecret")]
    public SecureString? ClientSecret { get; set; }

    /// <summary>The audience of that client's tokens, where it is not the issuer; for auth0.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("InitialClientAudience")]
    public string? Audience { get; set; }

    /// <summary>The token by which Konnect registers clients, as a SecureString or a string; for okta.</summary>
    [Parameter]
    [SecretTransformation]
    [Alias("DcrToken")]
    public SecureString? Token { get; set; }

    /// <summary>Where Konnect registers clients: an address that Konnect can reach; for http.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? BaseUrl { get; set; }

    /// <summary>The key that Konnect sends there: 12 to 256 letters, digits and underscores, as a SecureString or a string; for http.</summary>
    [Parameter]
    [SecretTransformation]
    public SecureString? ApiKey { get; set; }

    /// <summary>Says that an application can have several secrets there, so that they can be renewed without an interruption; for http.</summary>
    [Parameter]
    public SwitchParameter AllowMultipleCredentials { get; set; }

    /// <summary>The labels it is to carry, as a hashtable.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Label { get; set; }

    /// <summary>Has Konnect try whether it can register clients there.</summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    /// <summary>Makes a taken name an error instead of reading the existing provider back.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    private protected override object? Target => Name;

    private protected override RecordWork? Prepare()
    {
        var (door, verify, noClobber) = (DemandAdminDoor(), Verify.IsPresent, NoClobber.IsPresent);
        foreach (var (parameter, value) in new[] { (nameof(Name), Name), (nameof(DisplayName), DisplayName), (nameof(Issuer), Issuer) })
        {
            if (value?.Length > 256)
            {
                Terminate(Failures.NameTooLong(parameter, value.Length, most: 256));
            }
        }

        DemandComplete();
        if (!ShouldProcess(Name, $"Create DCR provider of the type {ProviderType}"))
        {
            return null;
        }

        var wanted = new NewDcrProvider
        {
            Name = Name,
            DisplayName = string.IsNullOrEmpty(DisplayName) ? null : DisplayName,
            ProviderType = ProviderType,
            Issuer = Issuer,
            InitialClientId = ClientId,
            InitialClientSecret = ClientSecret,
            InitialClientAudience = Audience,
            DcrToken = Token,
            BaseUrl = BaseUrl,
            ApiKey = ApiKey,
            AllowMultipleCredentials = AllowMultipleCredentials.IsPresent ? true : null,
            Labels = LabelTable.Read(Label),
        };
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var (provider, existed) = await _created.GetAsync(wanted.Name, () => observed.CreateDcrProviderOnceAsync(wanted, cancellationToken)).ConfigureAwait(false);
            if (existed)
            {
                if (noClobber)
                {
                    throw Failures.DcrProviderExists(provider.Name, provider.Id);
                }

                output.WriteWarning(StrategyDifference.Describe(wanted, provider));
            }

            var verification = verify ? await observed.VerifyDcrProviderAsync(provider, cancellationToken).ConfigureAwait(false) : null;
            await output.WriteAsync(provider).ConfigureAwait(false);
            if (verification is { IsSuccess: false })
            {
                throw Failures.DcrProviderNotVerified(provider.Name, verification);
            }
        };
    }

    /// <summary>Ends the command where a parameter is missing that the type needs, or one is given that the type does not know.</summary>
    private void DemandComplete()
    {
        var given = new Dictionary<string, bool>
        {
            [nameof(ClientId)] = !string.IsNullOrEmpty(ClientId),
            [nameof(ClientSecret)] = ClientSecret is not null,
            [nameof(Audience)] = !string.IsNullOrEmpty(Audience),
            [nameof(Token)] = Token is not null,
            [nameof(BaseUrl)] = !string.IsNullOrEmpty(BaseUrl),
            [nameof(ApiKey)] = ApiKey is not null,
            [nameof(AllowMultipleCredentials)] = AllowMultipleCredentials.IsPresent,
        };
        var (needed, taken) = ProviderType switch
        {
            "auth0" => (new[] { nameof(ClientId), nameof(ClientSecret) }, new[] { nameof(Audience) }),
            "azureAd" or "curity" => ([nameof(ClientId), nameof(ClientSecret)], []),
            "okta" => ([nameof(Token)], []),
            "http" => ([nameof(BaseUrl), nameof(ApiKey)], [nameof(AllowMultipleCredentials)]),
            _ => (Array.Empty<string>(), Array.Empty<string>()),
        };
        string[] missing = [.. needed.Where(parameter => !given[parameter]).Select(parameter => "-" + parameter)];
        string[] foreign = [.. given.Keys.Where(parameter => given[parameter]).Except(needed).Except(taken).Select(parameter => "-" + parameter)];
        if (missing.Length + foreign.Length > 0)
        {
            Terminate(Failures.DcrProviderIncomplete(ProviderType, missing, foreign));
        }
    }
}
