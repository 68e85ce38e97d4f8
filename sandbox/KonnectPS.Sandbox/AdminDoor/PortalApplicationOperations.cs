using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>Everyone's applications in a portal.</summary>
internal static class PortalApplicationOperations
{
    public static DoorResponse List(DoorCall call)
    {
        if (PortalPath.Portal(call) is not { } portal)
        {
            return PortalPath.NoSuchPortal();
        }

        return ListPage.Of(call.Request, Filter(call, portal), application => Represent(call.Store, application));
    }

    public static DoorResponse Get(DoorCall call)
    {
        return PortalPath.Application(call) is { } application
            ? DoorResponse.Ok(Represent(call.Store, application))
            : PortalPath.NoSuchApplication();
    }

    public static DoorResponse Delete(DoorCall call)
    {
        if (PortalPath.Application(call) is not { } application)
        {
            return PortalPath.NoSuchApplication();
        }

        call.Store.RemoveApplication(application);
        return DoorResponse.NoContent;
    }

    public static JsonObject Represent(SandboxStore store, Application application)
    {
        var labels = new JsonObject();
        foreach (var (name, value) in application.Labels)
        {
            labels[name] = value;
        }

        var json = new JsonObject
        {
            ["id"] = application.Id,
            ["created_at"] = WireFormat.Time(application.CreatedAt),
            ["updated_at"] = WireFormat.Time(application.UpdatedAt),
            ["name"] = application.Name,
            ["description"] = application.Description,
            ["auth_strategy"] = StrategyRepresentation.Brief(application.Strategy),
            ["portal"] = new JsonObject { ["id"] = application.PortalId },
            ["labels"] = labels,
            ["registration_count"] = store.Registrations.Of(application.Id).Count,
            ["owner"] = new JsonObject
            {
                ["type"] = application.OwnedByTeam ? "team" : "developer",
                ["id"] = application.OwnerId,
            },
        };
        if (application.Strategy.CredentialType != CredentialType.KeyAuth)
        {
            json["client_id"] = application.ClientId;
            json["dcr_provider"] = application.Strategy.DcrProviderId is { } provider ? new JsonObject { ["id"] = provider } : null;
            json["granted_scopes"] = WireFormat.List(application.Scopes);
        }

        return json;
    }

    private static IReadOnlyList<Application> Filter(DoorCall call, Portal portal)
    {
        var name = call.Request.FilterEqual("name");
        var contains = call.Request.FilterContains("name");
        var developerId = call.Request.FilterEqual("developer_id");
        var teamId = call.Request.FilterEqual("team_id");
        IReadOnlyList<Application> all = call.Store.Applications.ShelfOfPortal(portal.Id);
        if ((name ?? contains ?? developerId ?? teamId) is null)
        {
            return all;
        }

        return all
            .Where(application => name is null || application.Name == name)
            .Where(application => contains is null || application.Name.Contains(contains, StringComparison.OrdinalIgnoreCase))
            .Where(application => developerId is null || (!application.OwnedByTeam && WireFormat.IsId(application.OwnerId, developerId)))
            .Where(application => teamId is null || (application.OwnedByTeam && WireFormat.IsId(application.OwnerId, teamId)))
            .ToList();
    }
}
