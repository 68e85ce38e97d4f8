using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The auth servers of Kong Identity.</summary>
internal static class AuthServerOperations
{
    public static DoorResponse List(DoorCall call)
    {
        var (name, part) = (call.Request.FilterEqual("name"), call.Request.FilterContains("name"));
        var servers = call.Store.AuthServers.All
            .Where(server => name is null || server.Name == name)
            .Where(server => part is null || server.Name.Contains(part, StringComparison.OrdinalIgnoreCase));
        return ListPage.Of(call.Request, [.. servers], static server => Represent(server));
    }

    public static DoorResponse Create(DoorCall call)
    {
        var request = call.Request;
        var name = request.BodyText("name")!;
        if (call.Store.AuthServers.All.Any(server => server.Name == name))
        {
            return Problem.Conflict("An auth server with this name already exists");
        }

        var slug = RandomSecret.DrawId("s", 12);
        var server = new AuthServer
        {
            Id = Guid.NewGuid(),
            Name = name,
            Description = request.BodyText("description") ?? "",
            Audience = request.BodyText("audience")!,
            SigningAlgorithm = request.BodyText("signing_algorithm") ?? "RS256",
            Slug = slug,
            Issuer = new Uri(call.Origin, $"identity/{slug}").AbsoluteUri,
            Labels = DcrProviderOperations.LabelsOf(request.Body!["labels"]),
            CreatedAt = call.Now,
        };
        return DoorResponse.Created(Represent(call.Store.AuthServers.Add(server)));
    }

    public static DoorResponse Get(DoorCall call)
    {
        return Find(call) is { } server ? DoorResponse.Ok(Represent(server)) : NoSuchServer();
    }

    public static DoorResponse Delete(DoorCall call)
    {
        if (Find(call) is not { } server)
        {
            return NoSuchServer();
        }

        if (call.Request.Query.GetValueOrDefault("force") != "true" && call.Store.AuthServers.Clients.Any(client => client.AuthServerId == server.Id))
        {
            return Problem.Invalid(new InvalidParameter("query", "force", "invalid", "must be true: the auth server has clients"));
        }

        call.Store.AuthServers.Remove(server);
        return DoorResponse.NoContent;
    }

    /// <summary>The auth server of the request's path.</summary>
    public static AuthServer? Find(DoorCall call)
    {
        var id = call.Request.PathId("authServerId");
        return call.Store.AuthServers.All.FirstOrDefault(server => server.Id == id);
    }

    public static DoorResponse NoSuchServer()
    {
        return Problem.NotFound("Auth server not found");
    }

    private static JsonObject Represent(AuthServer server)
    {
        return new JsonObject
        {
            ["id"] = server.Id,
            ["name"] = server.Name,
            ["description"] = server.Description,
            ["audience"] = server.Audience,
            ["signing_algorithm"] = server.SigningAlgorithm,
            ["issuer"] = server.Issuer,
            ["metadata_uri"] = $"{server.Issuer}/auth/.well-known/openid-configuration",
            ["jwks_uri"] = $"{server.Issuer}/auth/.well-known/jwks",
            ["labels"] = DcrProviderOperations.Represent(server.Labels),
            ["created_at"] = WireFormat.Time(server.CreatedAt),
            ["updated_at"] = WireFormat.Time(server.CreatedAt),
        };
    }
}
