using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A Dev Portal as the admin door shows it.</summary>
public sealed class Portal : INamed, IJsonOnDeserialized
{
    /// <summary>The portal's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The name by which it is managed.</summary>
    public required string Name { get; init; }

    /// <summary>The name that developers see.</summary>
    public string? DisplayName { get; init; }

    /// <summary>What it is for, or null.</summary>
    public string? Description { get; init; }

    /// <summary>The host name developers are sent to: the custom domain, else the default one.</summary>
    public string? CanonicalDomain { get; init; }

    /// <summary>The host name Konnect gave it.</summary>
    public string? DefaultDomain { get; init; }

    /// <summary>True when the portal knows developers.</summary>
    public bool AuthenticationEnabled { get; init; }

    /// <summary>True when what a developer may do depends on teams and roles.</summary>
    public bool RbacEnabled { get; init; }

    /// <summary>Who sees an API once it is published, unless its publication says otherwise: <c>public</c> for anyone, <c>private</c> for developers.</summary>
    public string? DefaultApiVisibility { get; init; }

    /// <summary>Who sees a page, unless it says otherwise: <c>public</c> for anyone, <c>private</c> for developers.</summary>
    public string? DefaultPageVisibility { get; init; }

    /// <summary>True when who signs up is approved at once.</summary>
    public bool AutoApproveDevelopers { get; init; }

    /// <summary>True when registrations are approved at once.</summary>
    public bool AutoApproveApplications { get; init; }

    /// <summary>The id of the strategy of APIs that are published, and of applications that are created, without one.</summary>
    public string? DefaultApplicationAuthStrategyId { get; init; }

    /// <summary>The labels it carries.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.DemandPresent(Name, "name");
    }
}
