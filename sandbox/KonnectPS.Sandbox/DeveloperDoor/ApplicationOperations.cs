using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>A developer's own applications and those of their teams.</summary>
internal static class ApplicationOperations
{
    public static DoorResponse List(DoorCall call)
    {
        return ListPage.Of(call.Request, Filter(call), Represent);
    }

    public static DoorResponse Get(DoorCall call)
    {
        return Find(call) is { } application ? DoorResponse.Ok(Represent(application)) : NotFound();
    }

    public static DoorResponse Delete(DoorCall call)
    {
        if (Find(call) is not { } application)
        {
            return NotFound();
        }

        call.Store.RemoveApplication(application);
        return DoorResponse.NoContent;
    }

    public static DoorResponse GetGrantedScopes(DoorCall call)
    {
        if (Find(call) is not { } application)
        {
            return NotFound();
        }

        // Only where Konnect registers the clients can it ask the identity provider about them.
        return application.Strategy.CredentialType == CredentialType.ClientCredentials
            ? DoorResponse.Ok(new JsonObject { ["scopes"] = WireFormat.List(application.Scopes) })
            : Problem.Of(StatusCodes.Status422UnprocessableEntity, "The application's auth strategy has no scopes");
    }

    /// <summary>The application of the request's path, if the developer may see it. Call it once for each request, since it counts for the consistency lag.</summary>
    public static Application? Find(DoorCall call)
    {
        return call.Store.Applications.Find(call.Request.PathId("applicationId")) is { } application
            && Owners(call).Contains(application.OwnerId)
            && !call.Store.Lag.Hides(LaggingEvent.Creation, application.Id)
                ? application
                : null;
    }

    public static DoorResponse NotFound()
    {
        return Problem.NotFound("Application not found");
    }

    public static JsonObject Represent(Application application)
    {
        var json = new JsonObject
        {
            ["id"] = application.Id,
            ["name"] = application.Name,
            ["description"] = application.Description,
            ["redirect_uri"] = application.RedirectUri,
            ["auth_strategy"] = StrategyRepresentation.Full(application.Strategy),
            ["scopes"] = WireFormat.List(application.Scopes),
            ["created_at"] = WireFormat.Time(application.CreatedAt),
            ["updated_at"] = WireFormat.Time(application.UpdatedAt),
            ["team_id"] = application.OwnedByTeam ? application.OwnerId : null,
        };
        if (application.ClientId is { } clientId)
        {
            json["client_id"] = clientId;
        }

        return json;
    }

    private static IReadOnlyList<Application> Filter(DoorCall call)
    {
        var owners = Owners(call);
        var contains = call.Request.FilterContains("name");
        var strategyId = call.Request.FilterEqual("auth_strategy_id");
        IReadOnlyList<Application> applications;
        if (call.Request.FilterEqual("name") is { } name)
        {
            applications = [.. owners.Select(owner => call.Store.Applications.Find(owner, name)).OfType<Application>()];
        }
        else
        {
            applications = new ApplicationShelves([.. owners.Select(call.Store.Applications.ShelfOfOwner)]);
        }

        if ((contains ?? strategyId) is null)
        {
            return applications;
        }

        return [.. applications
            .Where(application => contains is null || application.Name.Contains(contains, StringComparison.OrdinalIgnoreCase))
            .Where(application => strategyId is null || $"{application.Strategy.Id}" == strategyId)];
    }

    private static IReadOnlyList<Guid> Owners(DoorCall call)
    {
        return [call.Developer.Id, .. call.Store.Teams.Of(call.Developer.Id).Select(static team => team.Id)];
    }
}
