using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The organisation's teams.</summary>
internal static class OrganizationTeamOperations
{
    public static DoorResponse List(DoorCall call)
    {
        var name = call.Request.FilterEqual("name");
        return ListPage.Of(call.Request, [.. call.Store.OrganizationTeams.Where(team => name is null || team.Name == name)], Represent);
    }

    private static JsonObject Represent(OrganizationTeam team)
    {
        return new JsonObject
        {
            ["id"] = team.Id,
            ["name"] = team.Name,
            ["description"] = team.Description,
            ["system_team"] = false,
            ["labels"] = new JsonObject(),
            ["created_at"] = WireFormat.Time(team.CreatedAt),
            ["updated_at"] = WireFormat.Time(team.CreatedAt),
        };
    }
}
