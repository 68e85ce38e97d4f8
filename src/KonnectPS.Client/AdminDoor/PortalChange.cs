using System.Text.Json;

namespace KonnectPS.Client;

/// <summary>What is to change about a portal; what is null stays as it is.</summary>
public sealed record PortalChange
{
    /// <summary>The name by which it is managed, up to 255 characters, unique in the region.</summary>
    public string? Name { get; init; }

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

    /// <summary>The id of the strategy of APIs that are published without one, or that there is to be none.</summary>
    public ClearableText? DefaultApplicationAuthStrategyId { get; init; }

    /// <summary>True when who signs up is approved at once.</summary>
    public bool? AutoApproveDevelopers { get; init; }

    /// <summary>True when registrations are approved at once.</summary>
    public bool? AutoApproveApplications { get; init; }

    /// <summary>The labels to set; one of null goes, others stay.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>Checks that a response shows the change.</summary>
    /// <exception cref="JsonException">It does not.</exception>
    internal void DemandMade(Portal changed)
    {
        RequiredField.DemandSame(changed.Name, Name, "name");
        RequiredField.DemandSame(changed.DisplayName, DisplayName, "display_name");
        RequiredField.DemandSame(changed.Description, Description, "description");
        RequiredField.DemandSame(changed.DefaultApiVisibility, DefaultApiVisibility, "default_api_visibility");
        RequiredField.DemandSame(changed.DefaultPageVisibility, DefaultPageVisibility, "default_page_visibility");
        RequiredField.DemandSame(
            changed.DefaultApplicationAuthStrategyId,
            DefaultApplicationAuthStrategyId is null ? null : DefaultApplicationAuthStrategyId.Value ?? "",
            "default_application_auth_strategy_id",
            StringComparison.OrdinalIgnoreCase);
        DemandSame(changed.AuthenticationEnabled, AuthenticationEnabled, "authentication_enabled");
        DemandSame(changed.RbacEnabled, RbacEnabled, "rbac_enabled");
        DemandSame(changed.AutoApproveDevelopers, AutoApproveDevelopers, "auto_approve_developers");
        DemandSame(changed.AutoApproveApplications, AutoApproveApplications, "auto_approve_applications");
        foreach (var (name, value) in Labels?.Select(label => (label.Key, label.Value)) ?? [])
        {
            RequiredField.DemandSame(changed.Labels?.FirstOrDefault(label => label.Key == name).Value, value ?? "", "labels");
        }
    }

    private static void DemandSame(bool value, bool? wanted, string field) =>
        RequiredField.DemandSame($"{value}", wanted is { } set ? $"{set}" : null, field);
}
