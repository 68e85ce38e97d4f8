using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>Signing in and out.</summary>
internal static class SessionOperations
{
    public static Answer Authenticate(DoorCall call)
    {
        if (call.Request.Body is null)
        {
            return Problem.Invalid(Required("username"), Required("password"));
        }

        var developer = call.Store.Developers.Find(call.Portal.Id, call.Request.BodyText("username")!);
        if (!call.Portal.BasicAuthEnabled
            || developer?.Password is not { } password
            || password != SecretHash.Of(call.Request.BodyText("password")!))
        {
            return Problem.Unauthorized();
        }

        return developer.Status switch
        {
            DeveloperStatus.Approved => SignedIn(call, developer),
            DeveloperStatus.Pending => Problem.Of(401, "The developer is yet to be approved", "Approval Required"),
            _ => Problem.Unauthorized(),
        };
    }

    public static Answer Logout(DoorCall call)
    {
        call.Store.PortalTokens.Revoke(call.Token!);
        return Answer.NoContent;
    }

    public static Answer GetMe(DoorCall call)
    {
        var developer = call.Developer;
        return Answer.Ok(new JsonObject
        {
            ["id"] = developer.Id,
            ["email"] = developer.Email,
            ["full_name"] = developer.FullName,
            ["created_at"] = WireFormat.Time(developer.CreatedAt),
            ["updated_at"] = WireFormat.Time(developer.UpdatedAt),
        });
    }

    private static Answer SignedIn(DoorCall call, Developer developer)
    {
        var expiresAt = call.Now + call.Parts.Options.PortalTokenLifetime;
        var token = call.Store.PortalTokens.Issue(developer.Id, expiresAt);
        var attributes = $"Expires={expiresAt:R}; HttpOnly; SameSite=None";
        return Answer.NoContent with
        {
            // The refresh cookie's path is Konnect's own, although nothing is served there.
            Cookies =
            [
                $"{DeveloperAuthentication.TokenCookie}={token}; Path=/; {attributes}",
                $"portalrefreshtoken={RandomSecret.Draw()}; Path=/v2/refresh; {attributes}",
            ],
        };
    }

    private static InvalidParameter Required(string field)
    {
        return new InvalidParameter("body", field, "required", "is a required field");
    }
}
