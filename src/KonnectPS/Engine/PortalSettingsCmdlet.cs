using System.Collections;
using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Engine;

/// <summary>The base of the cmdlets that say how a portal is to be; what is not given is not sent.</summary>
public abstract class PortalSettingsCmdlet : PipelineCmdlet
{
    private const int MaxNameLength = 255;

    private readonly LookupCache<string> _strategies = new();

    /// <summary>The name that developers see, up to 255 characters. Default: the portal's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DisplayName { get; set; }

    /// <summary>What it is for, up to 512 characters.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>The auth strategy of APIs that are published, and of applications that are created, without one: a name, an id or an object; $null for none.</summary>
    [Parameter]
    [IdentityTransformation(typeof(AuthStrategyIdentity))]
    [Alias("DefaultApplicationAuthStrategyId")]
    [ArgumentCompleter(typeof(CatalogAuthStrategyCompleter))]
    public AuthStrategyIdentity? DefaultAuthStrategy { get; set; }

    /// <summary>Approves at once whoever signs up; -AutoApproveDevelopers:$false has them wait for an administrator.</summary>
    [Parameter]
    public SwitchParameter AutoApproveDevelopers { get; set; }

    /// <summary>Approves registrations at once; -AutoApproveApplications:$false has them wait for an administrator.</summary>
    [Parameter]
    public SwitchParameter AutoApproveApplications { get; set; }

    /// <summary>Has developers sign up and in; with -AuthenticationEnabled:$false nobody can, and there are no applications.</summary>
    [Parameter]
    public SwitchParameter AuthenticationEnabled { get; set; }

    /// <summary>Has teams and their roles decide what a developer sees and registers for; needs authentication.</summary>
    [Parameter]
    public SwitchParameter RbacEnabled { get; set; }

    /// <summary>Who sees an API once it is published, unless its publication says otherwise: public for anyone, private for developers who are signed in.</summary>
    [Parameter]
    [ValidateSet("public", "private")]
    public string? DefaultApiVisibility { get; set; }

    /// <summary>Who sees a page, unless it says otherwise: public for anyone, private for developers who are signed in.</summary>
    [Parameter]
    [ValidateSet("public", "private")]
    public string? DefaultPageVisibility { get; set; }

    /// <summary>The names and values of labels, as a hashtable.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Label { get; set; }

    /// <summary>The labels as they are sent.</summary>
    private protected IReadOnlyDictionary<string, string?>? Labels =>
        Label?.Cast<DictionaryEntry>().ToDictionary(label => label.Key.ToString()!, label => label.Value?.ToString());

    /// <summary>A switch where it was given; null where it was not.</summary>
    private protected bool? Given(string parameter) =>
        MyInvocation.BoundParameters.TryGetValue(parameter, out var value) && value is SwitchParameter given ? given.IsPresent : null;

    /// <summary>Ends the command for a text that is longer than Konnect takes.</summary>
    private protected void DemandLengths(string? name)
    {
        DemandLength("Name", name, MaxNameLength);
        DemandLength(nameof(DisplayName), DisplayName, MaxNameLength);
        DemandLength(nameof(Description), Description, 512);
    }

    /// <summary>The strategy's id; looks a name up once in a command. Null for none.</summary>
    private protected async Task<string?> FindStrategyAsync(AdminDoor door, AuthStrategyIdentity? strategy, CancellationToken cancellationToken) =>
        strategy is null ? null
            : strategy.Id ?? await _strategies.GetAsync(strategy.Text, () => door.FindIdAsync(strategy, cancellationToken)).ConfigureAwait(false);

    private void DemandLength(string parameter, string? value, int most)
    {
        if (value?.Length > most)
        {
            Terminate(Failures.NameTooLong(parameter, value.Length, most));
        }
    }
}
