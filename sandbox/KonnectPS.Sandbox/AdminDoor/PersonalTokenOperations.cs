using System.Globalization;
using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>A user's personal access tokens.</summary>
internal static class PersonalTokenOperations
{
    private const int MostTokens = 10;
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(365);

    public static DoorResponse List(DoorCall call)
    {
        if (Refuse(call) is { } error)
        {
            return error;
        }

        var tokens = call.Store.AccessTokens.Of(call.Store.User.Id);
        return DoorResponse.Ok(new JsonObject
        {
            ["data"] = new JsonArray([.. tokens.Select(token => Represent(call, token))]),

            // This list has no pages, and its meta is one level higher than in other lists.
            ["meta"] = new JsonObject { ["number"] = 1, ["size"] = tokens.Count, ["total"] = tokens.Count },
        });
    }

    public static DoorResponse Create(DoorCall call)
    {
        if (Refuse(call) is { } error)
        {
            return error;
        }

        if (call.Request.Body is null)
        {
            return Problem.Invalid(InvalidParameter.Required("name"));
        }

        var expiresAt = ExpiryOf(call);
        if (expiresAt <= call.Now || expiresAt > call.Now + LongestLife)
        {
            return Problem.Invalid(new InvalidParameter("body", "expires_at", "invalid", "must lie within the next twelve months"));
        }

        var tokens = call.Store.AccessTokens.Of(call.Store.User.Id).Where(token => token.IsActive(call.Now)).ToList();
        if (call.Parts.Options.EnforceQuotas && tokens.Count >= MostTokens)
        {
            return Problem.Forbidden($"Maximum number of personal access tokens exceeded. Max Allowed: {MostTokens}");
        }

        var name = call.Request.BodyText("name")!;
        if (tokens.Exists(token => token.Name == name))
        {
            return Problem.Conflict("A personal access token with this name already exists");
        }

        var issued = call.Store.AccessTokens.IssuePersonal(call.Store.User.Id, name, expiresAt);
        var json = Represent(call, issued.Token);
        json["konnect_token"] = issued.Secret;
        return DoorResponse.Created(json);
    }

    public static DoorResponse Revoke(DoorCall call)
    {
        return On(call, token => DoorResponse.Ok(Represent(call, call.Store.AccessTokens.Revoke(token))));
    }

    public static DoorResponse Delete(DoorCall call)
    {
        return On(call, token =>
        {
            call.Store.AccessTokens.Remove(token);
            return DoorResponse.NoContent;
        });
    }

    private static DateTimeOffset ExpiryOf(DoorCall call)
    {
        return call.Request.Body!["ttl_seconds"] is { } ttl
            ? call.Now.AddSeconds((long)ttl)
            : DateTimeOffset.Parse(call.Request.BodyText("expires_at")!, CultureInfo.InvariantCulture);
    }

    private static DoorResponse On(DoorCall call, Func<AccessToken, DoorResponse> act)
    {
        if (Refuse(call) is { } error)
        {
            return error;
        }

        var id = call.Request.PathId("tokenId");
        return call.Store.AccessTokens.Of(call.Store.User.Id).FirstOrDefault(token => token.Id == id) is { } token
            ? act(token)
            : Problem.NotFound("Token not found");
    }

    private static DoorResponse? Refuse(DoorCall call)
    {
        // A system account has no personal tokens.
        if (call.AdmittedAs is { IsSystemAccount: true })
        {
            return Problem.Unauthorized();
        }

        return call.Request.PathId("userId") == call.Store.User.Id ? null : Problem.NotFound("User not found");
    }

    private static JsonObject Represent(DoorCall call, AccessToken token)
    {
        return new JsonObject
        {
            ["id"] = token.Id,
            ["user_id"] = token.OwnerId,
            ["name"] = token.Name,
            ["state"] = token.RevokedAt is not null ? "REVOKED" : token.IsActive(call.Now) ? "ACTIVE" : "EXPIRED",
            ["revoked_by"] = token.RevokedAt is null ? null : token.OwnerId,
            ["created_at"] = WireFormat.Time(token.CreatedAt),
            ["updated_at"] = WireFormat.Time(token.UpdatedAt),
            ["last_used_at"] = WireFormat.Time(token.LastUsedAt),
            ["expires_at"] = WireFormat.Time(token.ExpiresAt),
            ["revoked_at"] = WireFormat.Time(token.RevokedAt),
        };
    }
}
