using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The user a token belongs to.</summary>
internal static class UserOperations
{
    public static DoorResponse GetMe(DoorCall call)
    {
        var user = call.Store.User;
        return DoorResponse.Ok(new JsonObject
        {
            ["id"] = user.Id,
            ["email"] = user.Email,
            ["full_name"] = user.FullName,
            ["preferred_name"] = user.FullName,
            ["active"] = true,
            ["created_at"] = WireFormat.Time(user.CreatedAt),
            ["updated_at"] = WireFormat.Time(user.CreatedAt),
        });
    }
}
