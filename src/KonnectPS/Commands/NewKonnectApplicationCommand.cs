using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Commands;

/// <summary>Creates an application of the developer's own.</summary>
/// <remarks>
/// Calls POST /api/v3/applications; for a strategy given by name also GET /api/v3/application-auth-strategies. When the name is
/// taken it reads the existing application back (GET /api/v3/applications) and emits that, with a warning that says what differs.
/// Under dynamic client registration the client secret arrives with the application, this once: pipe it on to
/// New-KonnectCredential, or keep its ClientSecret.
/// </remarks>
[Cmdlet(VerbsCommon.New, "KonnectApplication", SupportsShouldProcess = true)]
[OutputType(typeof(Application))]
public sealed class NewKonnectApplicationCommand : PipelineCmdlet
{
    private const int MaxLength = 255;

    private readonly LookupCache _strategies = new();

    /// <summary>The application's name, up to 255 characters.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
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
    [Alias("AuthStrategyId")]
    [ValidateNotNull]
    public AuthStrategyIdentity? AuthStrategy { get; set; }

    /// <summary>The client id at your identity provider; for self-managed strategies.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ClientId { get; set; }

    /// <summary>The scopes to ask for; Get-KonnectAuthStrategy shows those there are.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Scopes")]
    public string[]? Scope { get; set; }

    /// <summary>The id of the team that is to own it. Default: the developer.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
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

        var (strategy, noClobber) = (AuthStrategy, NoClobber.IsPresent);
        var wanted = new NewApplication
        {
            Name = Name,
            Description = Description,
            ClientId = ClientId,
            RedirectUri = RedirectUri?.OriginalString,
            AuthStrategyId = strategy?.Id,
            Scopes = Scope,
            TeamId = TeamId,
        };
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            if (strategy is { Id: null })
            {
                var strategyId = await _strategies.GetAsync(
                    strategy.Text, () => observed.FindIdAsync(strategy, cancellationToken)).ConfigureAwait(false);
                wanted = wanted with { AuthStrategyId = strategyId };
            }

            await output.WriteAsync(await CreateAsync(observed, wanted, noClobber, output, cancellationToken).ConfigureAwait(false))
                .ConfigureAwait(false);
        };
    }

    private static async Task<Application> CreateAsync(
        DeveloperDoor door, NewApplication wanted, bool noClobber, RecordOutput output, CancellationToken cancellationToken)
    {
        try
        {
            return await door.CreateApplicationAsync(wanted, cancellationToken).ConfigureAwait(false);
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
