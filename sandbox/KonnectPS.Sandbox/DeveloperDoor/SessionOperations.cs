using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>Signing in, and who did.</summary>
internal static class SessionOperations
{
    public static DoorResponse Authenticate(DoorCall call)
    {
        if (call.Request.Body is null)
        {
            return Problem.Invalid(InvalidParameter.Required("username"), InvalidParameter.Required("password"));
        }

        var developer = call.Store.Developers.Find(call.Portal.Id, call.Request.BodyText("username")!);
        if (call.Portal is not { AuthenticationEnabled: true, BasicAuthEnabled: true }
            || developer?.Password is not { } password
            || password != SecretHash.Of(call.Request.BodyText("password")!))
        {
            return Problem.Unauthorized();
        }

        return developer.Status switch
        {
            DeveloperStatus.Approved when !call.Store.Lag.Hides(LaggingEvent.Approval, developer.Id) => PortalSession.Begin(call, developer),
            DeveloperStatus.Approved or DeveloperStatus.Pending => Problem.Of(401, "The developer is yet to be approved", "Approval Required"),
            _ => Problem.Unauthorized(),
        };
    }

    public static DoorResponse GetMe(DoorCall call)
    {
        var developer = call.Developer;
        return DoorResponse.Ok(new JsonObject
        {
            ["id"] = developer.Id,
            ["email"] = developer.Email,
            ["full_name"] = developer.FullName,
            ["created_at"] = WireFormat.Time(developer.CreatedAt),
            ["updated_at"] = WireFormat.Time(developer.UpdatedAt),
        });
    }
}
