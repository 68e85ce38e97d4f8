using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The organisation a token belongs to.</summary>
internal static class OrganizationOperations
{
    public static DoorResponse GetMine(DoorCall call)
    {
        return DoorResponse.Ok(new JsonObject
        {
            ["id"] = call.Parts.Seed.OrganizationId,
            ["name"] = "Sandbox Organization",
            ["state"] = "active",
            ["created_at"] = WireFormat.Time(call.Store.User.CreatedAt),
            ["updated_at"] = WireFormat.Time(call.Store.User.CreatedAt),
        });
    }
}
