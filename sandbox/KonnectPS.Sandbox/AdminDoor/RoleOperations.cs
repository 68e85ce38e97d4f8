using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The roles of system accounts, teams and users, and of the teams of a portal.</summary>
internal static class RoleOperations
{
    private static readonly string[] Fields = ["role_name", "entity_id", "entity_type_name", "entity_region"];

    public static DoorResponse List(DoorCall call)
    {
        if (FindOwner(call) is not { } ownerId)
        {
            return NoSuchOwner();
        }

        var role = call.Request.FilterEqual("role_name");
        var type = call.Request.FilterEqual("entity_type_name");
        List<AssignedRole> roles = [.. call.Store.Roles.Of(ownerId)
            .Where(one => role is null || one.RoleName == role)
            .Where(one => type is null || one.EntityTypeName == type)];

        if (call.Request.Match.PathValues.ContainsKey("portalId"))
        {
            return ListPage.Of(call.Request, roles, Represent);
        }

        // This list has one page, however long it is: the contract takes no other.
        return DoorResponse.Ok(new JsonObject
        {
            ["data"] = new JsonArray([.. roles.Select(Represent)]),
            ["meta"] = new JsonObject { ["page"] = new JsonObject { ["number"] = 1, ["size"] = roles.Count, ["total"] = roles.Count } },
        });
    }

    public static DoorResponse Assign(DoorCall call)
    {
        if (FindOwner(call) is not { } ownerId)
        {
            return NoSuchOwner();
        }

        InvalidParameter[] missing = [.. Fields.Where(field => call.Request.BodyText(field) is null).Select(InvalidParameter.Required)];
        if (missing.Length > 0)
        {
            return Problem.Invalid(missing);
        }

        var wanted = new AssignedRole(
            Guid.Empty,
            ownerId,
            call.Request.BodyText("role_name")!,
            call.Request.BodyText("entity_type_name")!,
            call.Request.BodyText("entity_id")!.ToLowerInvariant(),
            call.Request.BodyText("entity_region")!);
        return call.Store.Roles.Of(ownerId).Any(role => role with { Id = Guid.Empty } == wanted)
            ? Problem.Conflict("The role is assigned already")
            : DoorResponse.Created(Represent(call.Store.Roles.Add(ownerId, wanted.RoleName, wanted.EntityTypeName, wanted.EntityId, wanted.EntityRegion)));
    }

    public static DoorResponse Remove(DoorCall call)
    {
        var id = call.Request.Match.PathValues["roleId"];
        if (FindOwner(call) is not { } ownerId || call.Store.Roles.Of(ownerId).FirstOrDefault(role => WireFormat.IsId(role.Id, id)) is not { } role)
        {
            return Problem.NotFound("Role not found");
        }

        call.Store.Roles.Remove(role);
        return DoorResponse.NoContent;
    }

    private static Guid? FindOwner(DoorCall call)
    {
        var path = call.Request.Match.PathValues;
        return path.ContainsKey("portalId") ? PortalTeamOperations.Find(call)?.Id
            : path.ContainsKey("accountId") ? SystemAccountOperations.Find(call)?.Id
            : path.TryGetValue("teamId", out var team) ? call.Store.OrganizationTeams.FirstOrDefault(one => WireFormat.IsId(one.Id, team))?.Id
            : call.Store.Users.FirstOrDefault(one => WireFormat.IsId(one.Id, path["userId"]))?.Id;
    }

    private static DoorResponse NoSuchOwner()
    {
        return Problem.NotFound("Not found");
    }

    private static JsonObject Represent(AssignedRole role)
    {
        return new JsonObject
        {
            ["id"] = role.Id,
            ["role_name"] = role.RoleName,
            ["entity_id"] = role.EntityId,
            ["entity_type_name"] = role.EntityTypeName,
            ["entity_region"] = role.EntityRegion,
        };
    }
}
