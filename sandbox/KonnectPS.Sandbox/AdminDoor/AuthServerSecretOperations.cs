using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The secrets of a client, several at a time, each of them in use or not.</summary>
internal static class AuthServerSecretOperations
{
    public static DoorResponse List(DoorCall call)
    {
        // The contract has no 404 for this operation.
        var secrets = AuthServerClientOperations.Find(call)?.Secrets ?? [];
        return ListPage.Of(call.Request, secrets, static secret => Represent(secret));
    }

    public static DoorResponse Create(DoorCall call)
    {
        if (AuthServerClientOperations.Find(call) is not { } client)
        {
            return Problem.Invalid(InvalidParameter.NoSuch("clientId", "client", source: "path"));
        }

        var text = call.Request.BodyText("secret") ?? RandomSecret.Draw(length: 40);
        var secret = new AuthServerSecret
        {
            Id = Guid.NewGuid(),
            Enabled = (bool?)call.Request.Body?["enabled"] ?? true,
            CreatedAt = call.Now,
            Secret = SecretHash.Of(text),
        };
        call.Store.AuthServers.Save(client with { Secrets = [.. client.Secrets, secret] });
        var json = Represent(secret);
        json["secret"] = text;
        return DoorResponse.Created(json);
    }

    public static DoorResponse Get(DoorCall call)
    {
        return Find(call, out _) is { } secret ? DoorResponse.Ok(Represent(secret)) : NoSuchSecret();
    }

    public static DoorResponse Update(DoorCall call)
    {
        if (Find(call, out var client) is not { } secret)
        {
            return NoSuchSecret();
        }

        var changed = secret with { Enabled = (bool?)call.Request.Body?["enabled"] ?? secret.Enabled };
        call.Store.AuthServers.Save(client! with { Secrets = [.. client.Secrets.Select(held => held.Id == secret.Id ? changed : held)] });
        return DoorResponse.Ok(Represent(changed));
    }

    public static DoorResponse Delete(DoorCall call)
    {
        if (Find(call, out var client) is not { } secret)
        {
            return NoSuchSecret();
        }

        call.Store.AuthServers.Save(client! with { Secrets = [.. client.Secrets.Where(held => held.Id != secret.Id)] });
        return DoorResponse.NoContent;
    }

    private static AuthServerSecret? Find(DoorCall call, out AuthServerClient? client)
    {
        client = AuthServerClientOperations.Find(call);
        var id = call.Request.PathId("clientSecretId");
        return client?.Secrets.FirstOrDefault(secret => secret.Id == id);
    }

    private static DoorResponse NoSuchSecret()
    {
        return Problem.NotFound("Client secret not found");
    }

    private static JsonObject Represent(AuthServerSecret secret)
    {
        return new JsonObject
        {
            ["id"] = secret.Id,
            ["enabled"] = secret.Enabled,
            ["created_at"] = WireFormat.Time(secret.CreatedAt),
            ["updated_at"] = WireFormat.Time(secret.CreatedAt),
        };
    }
}
