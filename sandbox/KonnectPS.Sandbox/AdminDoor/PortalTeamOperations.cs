using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>A portal's teams of developers.</summary>
internal static class PortalTeamOperations
{
    public static DoorResponse List(DoorCall call)
    {
        if (PortalPath.Portal(call) is not { } portal)
        {
            return PortalPath.NoSuchPortal();
        }

        var name = call.Request.FilterEqual("name");
        var contains = call.Request.FilterContains("name");
        var teams = call.Store.Teams.OfPortal(portal.Id)
            .Where(team => name is null || team.Name == name)
            .Where(team => contains is null || team.Name.Contains(contains, StringComparison.OrdinalIgnoreCase));
        return ListPage.Of(call.Request, [.. teams], Represent);
    }

    public static DoorResponse Get(DoorCall call)
    {
        return Find(call) is { } team ? DoorResponse.Ok(Represent(team)) : NoSuchTeam();
    }

    public static DoorResponse Create(DoorCall call)
    {
        if (PortalPath.Portal(call) is not { } portal)
        {
            return PortalPath.NoSuchPortal();
        }

        if (call.Request.BodyText("name") is not { } name)
        {
            return Problem.Invalid(InvalidParameter.Required("name"));
        }

        if (call.Store.Teams.OfPortal(portal.Id).Any(team => team.Name == name))
        {
            // The contract has no 409 for this operation.
            return Problem.Invalid(new InvalidParameter("body", "name", "unique", "is the name of another team of the portal"));
        }

        var created = call.Store.Teams.Add(portal.Id, name, (bool?)call.Request.Body!["can_own_applications"] == true);
        return DoorResponse.Created(Represent(call.Store.Teams.Change(created with { Description = call.Request.BodyText("description") })));
    }

    public static DoorResponse Delete(DoorCall call)
    {
        if (Find(call) is not { } team)
        {
            return NoSuchTeam();
        }

        call.Store.RemoveTeam(team);
        return DoorResponse.NoContent;
    }

    public static DoorResponse ListMembers(DoorCall call)
    {
        if (Find(call) is not { } team)
        {
            return NoSuchTeam();
        }

        var email = call.Request.FilterEqual("email");
        var members = team.DeveloperIds.Select(call.Store.Developers.Find).OfType<Developer>()
            .Where(developer => email is null || developer.Email.Equals(email, StringComparison.OrdinalIgnoreCase));
        return ListPage.Of(call.Request, [.. members], RepresentMember);
    }

    public static DoorResponse AddMember(DoorCall call)
    {
        if (Find(call) is not { } team)
        {
            return NoSuchTeam();
        }

        if (call.Request.BodyId("id") is not { } id)
        {
            return Problem.Invalid(InvalidParameter.Required("id"));
        }

        if (call.Store.Developers.Find(id) is not { } developer || developer.PortalId != team.PortalId)
        {
            return Problem.Invalid(InvalidParameter.NoSuch("id", "developer"));
        }

        if (team.DeveloperIds.Contains(id))
        {
            return Problem.Conflict("The developer is a member of the team already");
        }

        call.Store.Teams.Change(team with { DeveloperIds = [.. team.DeveloperIds, id] });
        return new DoorResponse(StatusCodes.Status201Created);
    }

    public static DoorResponse RemoveMember(DoorCall call)
    {
        if (Find(call) is not { } team || !team.DeveloperIds.Contains(call.Request.PathId("developerId")))
        {
            return Problem.NotFound("Developer not found");
        }

        call.Store.Teams.Change(team with { DeveloperIds = [.. team.DeveloperIds.Where(id => id != call.Request.PathId("developerId"))] });
        return DoorResponse.NoContent;
    }

    /// <summary>The team of the request's path.</summary>
    public static Team? Find(DoorCall call)
    {
        return call.Store.Teams.Find(call.Request.PathId("teamId")) is { } team && team.PortalId == call.Request.PathId("portalId") ? team : null;
    }

    private static DoorResponse NoSuchTeam()
    {
        return Problem.NotFound("Team not found");
    }

    private static JsonObject Represent(Team team)
    {
        return new JsonObject
        {
            ["id"] = team.Id,
            ["name"] = team.Name,

            // The contract knows no team without a description, and none that is empty.
            ["description"] = team.Description ?? team.Name,
            ["can_own_applications"] = team.CanOwnApplications,
            ["created_at"] = WireFormat.Time(team.CreatedAt),
            ["updated_at"] = WireFormat.Time(team.CreatedAt),
        };
    }

    private static JsonObject RepresentMember(Developer developer)
    {
        return new JsonObject
        {
            ["id"] = developer.Id,
            ["email"] = developer.Email,
            ["full_name"] = developer.FullName,
            ["active"] = developer.Status == DeveloperStatus.Approved,
            ["created_at"] = WireFormat.Time(developer.CreatedAt),
            ["updated_at"] = WireFormat.Time(developer.UpdatedAt),
        };
    }
}
