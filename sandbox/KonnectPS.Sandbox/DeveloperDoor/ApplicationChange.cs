using KonnectPS.Sandbox.BothDoors;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>Changing an application: what the body does not name stays.</summary>
internal static class ApplicationChange
{
    public static DoorResponse Update(DoorCall call)
    {
        if (ApplicationOperations.Find(call) is not { } application)
        {
            return ApplicationOperations.NotFound();
        }

        var complaints = StrategyDemands.Check(call.Request, application.Strategy, clientIdNeeded: false).ToArray();
        if (complaints.Length > 0)
        {
            return Problem.Invalid(complaints);
        }

        var teamId = call.Request.BodyId("team_id");
        if (teamId is not null && call.Store.Teams.Of(call.Developer.Id).All(team => team.Id != teamId || !team.CanOwnApplications))
        {
            return Problem.Invalid(InvalidParameter.NoSuch("team_id", "team that can own applications"));
        }

        var changed = Apply(call, application, teamId);
        return FindConflict(call.Store.Applications, application, changed)
            ?? DoorResponse.Ok(ApplicationOperations.Represent(call.Store.Applications.Change(application, _ => changed)));
    }

    private static Application Apply(DoorCall call, Application application, Guid? teamId)
    {
        var request = call.Request;
        var names = request.Body is { } body ? body.Select(static property => property.Key).ToHashSet() : [];
        var moves = names.Contains("team_id");
        return application with
        {
            Name = request.BodyText("name") ?? application.Name,
            ClientId = request.BodyText("client_id") ?? application.ClientId,
            RedirectUri = names.Contains("redirect_uri") ? request.BodyText("redirect_uri") : application.RedirectUri,
            Description = request.BodyText("description") ?? application.Description,
            Scopes = request.BodyTexts("scopes") ?? application.Scopes,
            OwnerId = moves ? teamId ?? call.Developer.Id : application.OwnerId,
            OwnedByTeam = moves ? teamId is not null : application.OwnedByTeam,
            UpdatedAt = call.Now,
        };
    }

    private static DoorResponse? FindConflict(ApplicationTable applications, Application application, Application changed)
    {
        if (applications.Find(changed.OwnerId, changed.Name) is { } namesake && namesake.Id != application.Id)
        {
            return Problem.Conflict("An application with this name already exists");
        }

        return changed.ClientId is { } clientId && applications.FindByClientId(clientId) is { } other && other.Id != application.Id
            ? Problem.Conflict("An application with this client_id already exists")
            : null;
    }
}
