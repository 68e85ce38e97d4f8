using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>What a portal says of itself to anyone.</summary>
internal static class PortalContextOperations
{
    public static DoorResponse Get(DoorCall call)
    {
        var portal = call.Portal;
        return DoorResponse.Ok(new JsonObject
        {
            ["portal_id"] = portal.Id,
            ["org_id"] = call.Parts.Seed.OrganizationId,
            ["basic_auth_enabled"] = portal.BasicAuthEnabled,
            ["oidc_auth_enabled"] = portal.OidcAuthEnabled,
            ["saml_auth_enabled"] = portal.SamlAuthEnabled,
            ["authentication_enabled"] = portal.AuthenticationEnabled,
            ["rbac_enabled"] = portal.RbacEnabled,
            ["name"] = portal.DisplayName,
            ["canonical_domain"] = portal.Domain,
        });
    }
}
