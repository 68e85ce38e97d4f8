using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.BothDoors;

/// <summary>A credential as both doors show it: without its secret.</summary>
internal static class CredentialRepresentation
{
    public static JsonObject Of(DoorCall call, Credential credential)
    {
        var json = new JsonObject
        {
            ["type"] = credential.ClientId is null ? "api_key" : "client_secret",
            ["id"] = credential.Id,
            ["display_name"] = credential.DisplayName,
            ["created_at"] = WireFormat.Time(credential.CreatedAt),
            ["expires_at"] = WireFormat.Time(credential.ExpiresAt),
        };
        if (credential.ClientId is { } clientId)
        {
            json["client_id"] = clientId;
        }
        else
        {
            json["status"] = credential.IsLive(call.Now) ? "active" : "expired";
        }

        return json;
    }
}
