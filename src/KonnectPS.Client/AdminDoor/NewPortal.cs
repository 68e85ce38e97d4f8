namespace KonnectPS.Client;

/// <summary>What a portal is created from; what is null is left to Konnect.</summary>
public sealed record NewPortal
{
    /// <summary>The name by which it is managed, up to 255 characters, unique in the region.</summary>
    public required string Name { get; init; }

    /// <summary>The name that developers see, up to 255 characters.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What it is for, up to 512 characters.</summary>
    public string? Description { get; init; }

    /// <summary>True when developers can sign up and in.</summary>
    public bool? AuthenticationEnabled { get; init; }

    /// <summary>True when what a developer may do depends on teams and roles.</summary>
    public bool? RbacEnabled { get; init; }

    /// <summary>Who sees an API once it is published: <c>public</c> for anyone, <c>private</c> for developers.</summary>
    public string? DefaultApiVisibility { get; init; }

    /// <summary>Who sees a page: <c>public</c> for anyone, <c>private</c> for developers.</summary>
    public string? DefaultPageVisibility { get; init; }

    /// <summary>The id of the strategy of APIs that are published without one.</summary>
    public string? DefaultApplicationAuthStrategyId { get; init; }

    /// <summary>True when who signs up is approved at once.</summary>
    public bool? AutoApproveDevelopers { get; init; }

    /// <summary>True when registrations are approved at once.</summary>
    public bool? AutoApproveApplications { get; init; }

    /// <summary>The labels it is to carry.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>In what a portal of this name is not what is asked for here, as <c>field is 'a', not 'b'</c>; empty when it is.</summary>
    public IReadOnlyList<string> DifferencesOf(Portal existing) =>
    [
        .. Compare("display name", DisplayName, existing.DisplayName),
        .. Compare("description", Description, existing.Description ?? ""),
        .. Compare("authentication", AuthenticationEnabled, existing.AuthenticationEnabled),
        .. Compare("RBAC", RbacEnabled, existing.RbacEnabled),
        .. Compare("default visibility of APIs", DefaultApiVisibility, existing.DefaultApiVisibility),
        .. Compare("default visibility of pages", DefaultPageVisibility, existing.DefaultPageVisibility),
        .. Compare("default auth strategy", DefaultApplicationAuthStrategyId?.ToLowerInvariant(), existing.DefaultApplicationAuthStrategyId?.ToLowerInvariant()),
        .. Compare("auto-approval of developers", AutoApproveDevelopers, existing.AutoApproveDevelopers),
        .. Compare("auto-approval of applications", AutoApproveApplications, existing.AutoApproveApplications),
        .. (Labels ?? new Dictionary<string, string?>()).SelectMany(label => Compare($"label {PlainText.Of(label.Key)}", label.Value, LabelOf(existing, label.Key))),
    ];

    private static string? LabelOf(Portal portal, string name) =>
        portal.Labels is { } labels && labels.TryGetValue(name, out var value) ? value : null;

    private static IEnumerable<string> Compare(string field, string? wanted, string? existing)
    {
        if (wanted is not null && ServerText.Clean(wanted).Trim() != (existing ?? "").Trim())
        {
            yield return $"{field} is '{PlainText.Of(existing)}', not '{PlainText.Of(wanted)}'";
        }
    }

    private static IEnumerable<string> Compare(string field, bool? wanted, bool existing)
    {
        if (wanted is { } value && value != existing)
        {
            yield return $"{field} is {(existing ? "on" : "off")}";
        }
    }
}
