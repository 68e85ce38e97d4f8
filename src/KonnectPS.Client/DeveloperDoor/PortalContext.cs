using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>What a portal says about itself, readable without a token (<c>GET /api/v3/portal</c>).</summary>
public sealed class PortalContext : IJsonOnDeserialized
{
    /// <summary>The portal's id (UUID).</summary>
    public required string PortalId { get; init; }

    /// <summary>The id of the organization that owns it (UUID).</summary>
    public string? OrgId { get; init; }

    /// <summary>The portal's name.</summary>
    public required string Name { get; init; }

    /// <summary>The portal's preferred host name.</summary>
    public string? CanonicalDomain { get; init; }

    /// <summary>True when developers can sign in with e-mail address and password.</summary>
    public bool BasicAuthEnabled { get; init; }

    /// <summary>True when developers can sign in through OpenID Connect.</summary>
    public bool OidcAuthEnabled { get; init; }

    /// <summary>True when developers can sign in through SAML.</summary>
    public bool SamlAuthEnabled { get; init; }

    /// <summary>True when the portal knows developers at all; null when it does not say.</summary>
    public bool? AuthenticationEnabled { get; init; }

    /// <summary>True when what a developer may do depends on teams and roles; null when the portal does not say.</summary>
    public bool? RbacEnabled { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(PortalId, "portal_id");
        RequiredField.DemandPresent(Name, "name");
    }
}
