using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The clients of an auth server; the response to the creation holds the secret, and nothing after it.</summary>
internal static class AuthServerClientOperations
{
    public static DoorResponse List(DoorCall call)
    {
        if (AuthServerOperations.Find(call) is not { } server)
        {
            return AuthServerOperations.NoSuchServer();
        }

        var name = call.Request.FilterEqual("name");
        var clients = call.Store.AuthServers.Clients.Where(client => client.AuthServerId == server.Id && (name is null || client.Name == name));
        return ListPage.Of(call.Request, [.. clients], static client => Represent(client));
    }

    public static DoorResponse Create(DoorCall call)
    {
        if (AuthServerOperations.Find(call) is not { } server)
        {
            return AuthServerOperations.NoSuchServer();
        }

        var request = call.Request;
        var name = request.BodyText("name")!;
        if (call.Store.AuthServers.Clients.Any(client => client.AuthServerId == server.Id && client.Name == name))
        {
            return Problem.Conflict("A client with this name already exists");
        }

        var secret = RandomSecret.Draw(length: 40);
        var client = call.Store.AuthServers.Save(new AuthServerClient
        {
            Id = RandomSecret.DrawId("", 20),
            AuthServerId = server.Id,
            Name = name,
            GrantTypes = request.BodyTexts("grant_types")!,
            ResponseTypes = request.BodyTexts("response_types")!,
            AccessTokenDuration = (int?)request.Body!["access_token_duration"] ?? 300,
            AllowAllScopes = (bool?)request.Body["allow_all_scopes"] == true,
            Labels = DcrProviderOperations.LabelsOf(request.Body["labels"]),
            CreatedAt = call.Now,
            Secrets = [new AuthServerSecret { Id = Guid.NewGuid(), Enabled = true, CreatedAt = call.Now, Secret = SecretHash.Of(secret) }],
        });
        var json = Represent(client);
        json["client_secret"] = secret;
        return DoorResponse.Created(json);
    }

    public static DoorResponse Get(DoorCall call)
    {
        return Find(call) is { } client ? DoorResponse.Ok(Represent(client)) : NoSuchClient();
    }

    public static DoorResponse Delete(DoorCall call)
    {
        if (Find(call) is not { } client)
        {
            return NoSuchClient();
        }

        call.Store.AuthServers.Remove(client);
        return DoorResponse.NoContent;
    }

    /// <summary>The client of the request's path.</summary>
    public static AuthServerClient? Find(DoorCall call)
    {
        var (server, id) = (call.Request.PathId("authServerId"), call.Request.Match.PathValues["clientId"]);
        return call.Store.AuthServers.Clients.FirstOrDefault(client => client.AuthServerId == server && client.Id == id);
    }

    private static DoorResponse NoSuchClient()
    {
        return Problem.NotFound("Client not found");
    }

    private static JsonObject Represent(AuthServerClient client)
    {
        return new JsonObject
        {
            ["id"] = client.Id,
            ["name"] = client.Name,
            ["grant_types"] = WireFormat.List(client.GrantTypes),
            ["response_types"] = WireFormat.List(client.ResponseTypes),
            ["redirect_uris"] = new JsonArray(),
            ["login_uri"] = null,
            ["access_token_duration"] = client.AccessTokenDuration,
            ["id_token_duration"] = 300,
            ["allow_all_scopes"] = client.AllowAllScopes,
            ["allow_scopes"] = new JsonArray(),
            ["token_endpoint_auth_method"] = "client_secret_post",
            ["labels"] = DcrProviderOperations.Represent(client.Labels),
            ["created_at"] = WireFormat.Time(client.CreatedAt),
            ["updated_at"] = WireFormat.Time(client.CreatedAt),
        };
    }
}
