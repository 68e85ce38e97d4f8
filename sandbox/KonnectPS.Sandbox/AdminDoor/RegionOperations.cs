using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>Where Konnect can be used.</summary>
internal static class RegionOperations
{
    public static DoorResponse List(DoorCall call)
    {
        return DoorResponse.Ok(new JsonObject
        {
            ["regions"] = new JsonObject
            {
                ["stable"] = WireFormat.List(call.Parts.Options.Regions),
                ["stable_opt_in"] = new JsonArray(),
                ["beta"] = new JsonArray(),
            },
        });
    }
}
