using KonnectPS.Sandbox.BothDoors;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>Creating an application, together with its client where Konnect registers that.</summary>
internal static class ApplicationCreation
{
    private const int MostApplications = 500;

    public static DoorResponse Create(DoorCall call)
    {
        var request = call.Request;
        var strategyId = request.BodyId("auth_strategy_id") ?? call.Portal.DefaultStrategyId;
        if (strategyId is not { } id || call.Store.Catalog.FindStrategy(id) is not { } strategy)
        {
            return Problem.Invalid(InvalidParameter.NoSuch("auth_strategy_id", "auth strategy"));
        }

        var complaints = StrategyDemands.Check(request, strategy, clientIdNeeded: true).ToArray();
        if (complaints.Length > 0)
        {
            return Problem.Invalid(complaints);
        }

        var teamId = request.BodyId("team_id");
        return FindTeam(call, teamId, out var team)
            ?? FindConflict(call, team?.Id ?? call.Developer.Id)
            ?? Add(call, strategy, team);
    }

    private static DoorResponse? FindTeam(DoorCall call, Guid? teamId, out Team? team)
    {
        team = call.Store.Teams.Of(call.Developer.Id).FirstOrDefault(team => team.Id == teamId);
        if (teamId is not null && team is null)
        {
            return Problem.NotFound("Team not found");
        }

        return team is { CanOwnApplications: false } ? Problem.Forbidden("The team cannot own applications") : null;
    }

    private static DoorResponse? FindConflict(DoorCall call, Guid ownerId)
    {
        var applications = call.Store.Applications;
        if (applications.Find(ownerId, call.Request.BodyText("name")!) is not null)
        {
            return Problem.Conflict("An application with this name already exists");
        }

        if (call.Request.BodyText("client_id") is { } clientId && applications.FindByClientId(clientId) is not null)
        {
            return Problem.Conflict("An application with this client_id already exists");
        }

        return call.Parts.Options.EnforceQuotas && applications.ShelfOfOwner(ownerId).Count >= MostApplications
            ? Problem.Forbidden($"Maximum number of Applications exceeded. Max Allowed: {MostApplications}")
            : null;
    }

    private static DoorResponse Add(DoorCall call, AuthStrategy strategy, Team? team)
    {
        var request = call.Request;
        var registersClient = strategy.CredentialType == CredentialType.ClientCredentials;
        var application = call.Store.Applications.Add(new Application
        {
            Id = Guid.NewGuid(),
            PortalId = call.Portal.Id,
            OwnerId = team?.Id ?? call.Developer.Id,
            OwnedByTeam = team is not null,
            Name = request.BodyText("name")!,
            Description = request.BodyText("description"),
            RedirectUri = request.BodyText("redirect_uri"),
            ClientId = registersClient ? RandomSecret.DrawId("dcr-", 20) : request.BodyText("client_id"),
            Scopes = request.BodyTexts("scopes") ?? [],
            Strategy = strategy,
            CreatedAt = call.Now,
            UpdatedAt = call.Now,
        });
        var json = ApplicationOperations.Represent(application);
        if (registersClient)
        {
            json["client_secret"] = CredentialMint.ClientSecret(call, application, displayName: null).Secret;
        }

        return DoorResponse.Created(json);
    }
}
