using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The organisation's users.</summary>
internal static class UserOperations
{
    public static DoorResponse GetMe(DoorCall call)
    {
        return DoorResponse.Ok(Represent(call.Store.User));
    }

    public static DoorResponse List(DoorCall call)
    {
        var email = call.Request.FilterEqual("email");
        return ListPage.Of(call.Request, [.. call.Store.Users.Where(user => email is null || user.Email == email)], Represent);
    }

    private static JsonObject Represent(KonnectUser user)
    {
        return new JsonObject
        {
            ["id"] = user.Id,
            ["email"] = user.Email,
            ["full_name"] = user.FullName,
            ["preferred_name"] = user.FullName,
            ["active"] = true,
            ["created_at"] = WireFormat.Time(user.CreatedAt),
            ["updated_at"] = WireFormat.Time(user.CreatedAt),
        };
    }
}
