using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Creates an application of the developer's own.</summary>
/// <remarks>
/// <para>When the name is taken, the existing application is emitted, with a warning that says what differs from what
/// was asked for.</para>
/// <para>Under dynamic client registration the client secret arrives with the application, and never again: pipe the application on to
/// New-KonnectCredential, or keep its ClientSecret.</para>
/// <para>After a lost response the application is looked for by its name. For a strategy of dynamic client registration that is given
/// by name or as an object, and with -NoClobber, the description ends with an idempotency marker while the application is created; a
/// second request removes it. The marker proves that the application is an orphan of this command: it is deleted and created again,
/// since its secret was lost. Without a marker nothing is deleted, and the error is OutcomeUnknown.</para>
/// </remarks>
/// <operation>POST /api/v3/applications</operation>
/// <operation>GET /api/v3/applications, when the name is taken or a response was lost</operation>
/// <operation>PATCH /api/v3/applications/{applicationId}, under dynamic client registration, and with -NoClobber</operation>
/// <operation>DELETE /api/v3/applications/{applicationId}, under dynamic client registration, when a response was lost</operation>
/// <operation>GET /api/v3/application-auth-strategies, for a strategy given by name</operation>
/// <role>A developer who is signed in.</role>
/// <example>
/// <title>Get an API key into a vault</title>
/// <code>
/// New-KonnectApplication orders-bot -AuthStrategy key-auth |
///     New-KonnectRegistration orders |
///     New-KonnectCredential |
///     Set-Secret -Name orders-bot
/// </code>
/// <para>Three requests: the application, its registration for the API, the key.</para>
/// </example>
/// <example>
/// <title>Get a client id and secret</title>
/// <code>
/// New-KonnectApplication stock-reader -AuthStrategy dcr -Scope orders:read |
///     New-KonnectRegistration inventory |
///     New-KonnectCredential
/// </code>
/// <para>The identity provider mints the secret with the application; it is passed along the pipeline and never minted
/// twice.</para>
/// </example>
/// <example>
/// <title>Create an application for a client that exists at your identity provider</title>
/// <code>New-KonnectApplication shipping-bot -AuthStrategy self-managed -ClientId my-client</code>
/// </example>
/// <example>
/// <title>Create many from a table</title>
/// <code>Import-Csv ./applications.csv | New-KonnectApplication</code>
/// <para>The columns Name, Description, AuthStrategy and so on bind to the parameters of the same name.</para>
/// </example>
[Cmdlet(VerbsCommon.New, "KonnectApplication", SupportsShouldProcess = true)]
[OutputType(typeof(Application))]
public sealed class NewKonnectApplicationCommand : PipelineCmdlet
{
    private const int MaxLength = 255;

    private readonly LookupCache<AuthStrategy> _strategies = new();

    /// <summary>The application's name, up to 255 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation("Name")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>What it is for, up to 255 characters.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>Where an identity provider sends users back to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Uri? RedirectUri { get; set; }

    /// <summary>The auth strategy: a name, an id or an object. Default: the portal's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(AuthStrategyIdentity), Optional = true)]
    [Alias("AuthStrategyId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(AuthStrategyCompleter))]
    public AuthStrategyIdentity? AuthStrategy { get; set; }

    /// <summary>The client id at your identity provider; for self-managed strategies.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextTransformation("ClientId", "client_id", Kind = typeof(AuthServerClient))]
    public string? ClientId { get; set; }

    /// <summary>The scopes to ask for; Get-KonnectAuthStrategy shows those there are.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Scopes")]
    public string[]? Scope { get; set; }

    /// <summary>The id of the team that is to own it. Default: the developer.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextTransformation("TeamId", "team_id", Kind = typeof(PortalTeam))]
    [Alias("Team")]
    public string? TeamId { get; set; }

    /// <summary>Makes a taken name an error instead of reading the existing application back.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    private protected override object? Target => Name;

    private protected override RecordWork? Prepare()
    {
        var door = DemandDeveloperDoor();
        DemandLength(nameof(Name), Name);
        DemandLength(nameof(Description), Description);
        if (!ShouldProcess(Name, "Create application"))
        {
            return null;
        }

        var (identity, noClobber, redirectUri) = (AuthStrategy, NoClobber.IsPresent, RedirectUri);
        var wanted = new NewApplication
        {
            Name = Name,
            Description = Description,
            ClientId = ClientId,
            AuthStrategyId = identity?.Id,
            Scopes = Scope,
            TeamId = TeamId,
        };
        return async (output, cancellationToken) =>
        {
            wanted = wanted with { RedirectUri = RedirectAddress.Of(redirectUri) };
            var observed = door.Observed(output);
            var strategy = identity?.Strategy;
            if (identity is { Id: null })
            {
                strategy = await _strategies.GetAsync(
                    identity.Text, () => observed.FindAuthStrategyAsync(identity.Text, cancellationToken)).ConfigureAwait(false);
                wanted = wanted with { AuthStrategyId = strategy.Id };
            }

            // Only then does it matter who created the application, should the response be lost.
            var isMarked = noClobber || strategy?.CredentialType == Client.AuthStrategy.ClientCredentials;
            await output.WriteAsync(await CreateAsync(observed, wanted, isMarked, noClobber, output, cancellationToken).ConfigureAwait(false))
                .ConfigureAwait(false);
        };
    }

    private static async Task<Application> CreateAsync(
        DeveloperDoor door, NewApplication wanted, bool isMarked, bool noClobber, RecordOutput output, CancellationToken cancellationToken)
    {
        try
        {
            if (!isMarked)
            {
                return await door.CreateOnceAsync(wanted, cancellationToken).ConfigureAwait(false);
            }

            var (created, markerKept) = await door.CreateMarkedAsync(wanted, output, cancellationToken).ConfigureAwait(false);
            if (markerKept is not null)
            {
                output.WriteWarning(Warnings.MarkerKept(created.Name, markerKept));
            }

            return created;
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.Conflict)
        {
            Application existing;
            try
            {
                existing = await door.FindAsync(new ApplicationIdentity(wanted.Name), cancellationToken).ConfigureAwait(false);
            }
            catch (KonnectCommandException unknown) when (unknown.ErrorId == nameof(Failures.UnknownApplication))
            {
                throw Failures.ApplicationNotReadable(wanted.Name, e);
            }

            if (noClobber)
            {
                throw Failures.ApplicationExists(wanted.Name, existing.Id);
            }

            output.WriteWarning(ApplicationDifference.Describe(wanted, existing));
            return existing;
        }
    }

    private void DemandLength(string parameter, string? value)
    {
        if (value?.Length > MaxLength)
        {
            Terminate(Failures.NameTooLong(parameter, value.Length));
        }
    }
}
