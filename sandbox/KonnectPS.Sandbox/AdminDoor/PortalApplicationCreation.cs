using System.Text.Json.Nodes;
using KonnectPS.Sandbox.BothDoors;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>Creating an application for a developer or a team. Whatever secret comes with it, no admin gets to see it.</summary>
internal static class PortalApplicationCreation
{
    public static DoorResponse Create(DoorCall call)
    {
        if (PortalPath.Portal(call) is not { } portal)
        {
            return PortalPath.InvalidPortal();
        }

        var strategyId = call.Request.BodyId("auth_strategy_id") ?? portal.DefaultStrategyId;
        if (strategyId is not { } id || call.Store.Catalog.FindStrategy(id) is not { } strategy)
        {
            return Problem.Invalid(InvalidParameter.NoSuch("auth_strategy_id", "auth strategy"));
        }

        var owner = call.Request.Body!["owner"]!;
        var ofTeam = (string?)owner["type"] == "team";
        var ownerId = Guid.Parse((string)owner["id"]!);
        var complaints = Check(call, portal, strategy, ownerId, ofTeam).ToArray();
        return complaints.Length > 0
            ? Problem.Invalid(complaints)
            : DoorResponse.Created(PortalApplicationOperations.Represent(call.Store, Add(call, portal, strategy, ownerId, ofTeam)));
    }

    private static IEnumerable<InvalidParameter> Check(DoorCall call, Portal portal, AuthStrategy strategy, Guid ownerId, bool ofTeam)
    {
        var store = call.Store;
        var ownerExists = ofTeam
            ? store.Teams.Find(ownerId) is { CanOwnApplications: true } team && team.PortalId == portal.Id
            : store.Developers.Find(ownerId)?.PortalId == portal.Id;
        if (!ownerExists)
        {
            yield return InvalidParameter.NoSuch("owner.id", ofTeam ? "team that can own applications" : "developer");
        }
        else if (store.Applications.Find(ownerId, call.Request.BodyText("name")!) is not null)
        {
            // The contract has no 409 for this operation.
            yield return new InvalidParameter("body", "name", "unique", "is the name of another application of this owner");
        }

        foreach (var complaint in StrategyDemands.Check(call.Request, strategy, clientIdNeeded: true))
        {
            yield return complaint;
        }

        if (call.Request.BodyText("dcr_client_id") is not null && strategy.CredentialType != CredentialType.ClientCredentials)
        {
            yield return new InvalidParameter("body", "dcr_client_id", "invalid", "is not for this auth strategy");
        }

        if (call.Request.BodyText("dcr_client_id") is { } existing
            && strategy.DcrProviderId is { } providerId && store.DcrProviders.Find(providerId) is { ProviderType: "kongIdentity" } provider
            && !store.AuthServers.Clients.Any(client => client.Id == existing && client.AuthServerId == store.AuthServers.FindByIssuer(provider.Issuer)?.Id))
        {
            yield return InvalidParameter.NoSuch("dcr_client_id", "client of the auth server");
        }

        foreach (var field in new[] { "client_id", "dcr_client_id" })
        {
            if (call.Request.BodyText(field) is { } clientId && store.Applications.FindByClientId(clientId) is not null)
            {
                yield return new InvalidParameter("body", field, "unique", "is the client of another application");
            }
        }
    }

    private static Application Add(DoorCall call, Portal portal, AuthStrategy strategy, Guid ownerId, bool ofTeam)
    {
        var request = call.Request;
        var existingClient = request.BodyText("dcr_client_id") ?? request.BodyText("client_id");
        var registersClient = strategy.CredentialType == CredentialType.ClientCredentials && existingClient is null;
        var application = call.Store.Applications.Add(new Application
        {
            Id = Guid.NewGuid(),
            PortalId = portal.Id,
            OwnerId = ownerId,
            OwnedByTeam = ofTeam,
            Name = request.BodyText("name")!,
            Description = request.BodyText("description"),
            ClientId = registersClient ? RandomSecret.DrawId("dcr-", 20) : existingClient,
            Labels = Labels(request.Body!["labels"]),
            Strategy = strategy,
            CreatedAt = call.Now,
            UpdatedAt = call.Now,
        });
        if (registersClient)
        {
            // The identity provider creates a secret for its new client, and no response holds it.
            CredentialMint.ClientSecret(call, application, displayName: null);
        }

        return application;
    }

    private static Dictionary<string, string> Labels(JsonNode? labels)
    {
        return labels is JsonObject given
            ? given.Where(static label => label.Value is not null).ToDictionary(static label => label.Key, static label => (string)label.Value!)
            : [];
    }
}
