using System.Globalization;
using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>A system account's access tokens.</summary>
internal static class SystemAccountTokenOperations
{
    public static DoorResponse List(DoorCall call)
    {
        return SystemAccountOperations.Find(call) is { } account
            ? ListPage.Of(call.Request, call.Store.AccessTokens.Of(account.Id), Represent)
            : NoSuchAccount();
    }

    public static DoorResponse Create(DoorCall call)
    {
        if (SystemAccountOperations.Find(call) is not { } account)
        {
            return NoSuchAccount();
        }

        if (call.Request.Body is null)
        {
            return Problem.Invalid(InvalidParameter.Required("name"), InvalidParameter.Required("expires_at"));
        }

        var name = call.Request.BodyText("name")!;
        if (call.Store.AccessTokens.Of(account.Id).Any(token => token.Name == name))
        {
            return Problem.Conflict("The system account has a token with this name already");
        }

        var expiresAt = DateTimeOffset.Parse(call.Request.BodyText("expires_at")!, CultureInfo.InvariantCulture);
        var issued = call.Store.AccessTokens.IssueForSystemAccount(account.Id, name, expiresAt);
        var json = Represent(issued.Token);
        json["token"] = issued.Secret;
        return DoorResponse.Created(json);
    }

    public static DoorResponse Delete(DoorCall call)
    {
        if (SystemAccountOperations.Find(call) is not { } account)
        {
            return NoSuchAccount();
        }

        var id = call.Request.Match.PathValues["tokenId"];
        if (call.Store.AccessTokens.Of(account.Id).FirstOrDefault(token => WireFormat.IsId(token.Id, id)) is not { } token)
        {
            return Problem.NotFound("Token not found");
        }

        call.Store.AccessTokens.Remove(token);
        return DoorResponse.NoContent;
    }

    private static DoorResponse NoSuchAccount()
    {
        return Problem.NotFound("System account not found");
    }

    private static JsonObject Represent(AccessToken token)
    {
        var json = new JsonObject
        {
            ["id"] = token.Id,
            ["name"] = token.Name,
            ["created_at"] = WireFormat.Time(token.CreatedAt),
            ["updated_at"] = WireFormat.Time(token.UpdatedAt),
            ["expires_at"] = WireFormat.Time(token.ExpiresAt),
        };
        if (token.LastUsedAt is { } used)
        {
            json["last_used_at"] = WireFormat.Time(used);
        }

        return json;
    }
}
