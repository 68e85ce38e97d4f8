using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.Mail;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>A portal's developers, as its admins see them.</summary>
internal static class PortalDeveloperOperations
{
    public static DoorResponse List(DoorCall call)
    {
        if (PortalPath.Portal(call) is not { } portal)
        {
            return PortalPath.NoSuchPortal();
        }

        var name = call.Request.FilterContains("name");
        var status = call.Request.FilterEqual("status");
        var email = call.Request.FilterEqual("email");
        var developers = call.Store.Developers.Of(portal.Id)
            .Where(developer => name is null || developer.FullName.Contains(name, StringComparison.OrdinalIgnoreCase))
            .Where(developer => status is null || WireFormat.Name(developer.Status) == status)
            .Where(developer => email is null || developer.Email.Equals(email, StringComparison.OrdinalIgnoreCase));
        return ListPage.Of(call.Request, [.. developers], Represent);
    }

    public static DoorResponse Get(DoorCall call)
    {
        return PortalPath.Developer(call) is { } developer ? DoorResponse.Ok(Represent(developer)) : NoSuchDeveloper();
    }

    public static DoorResponse Create(DoorCall call)
    {
        if (PortalPath.Portal(call) is not { } portal)
        {
            return PortalPath.InvalidPortal();
        }

        var email = call.Request.BodyText("email")!;
        if (call.Store.Developers.Find(portal.Id, email) is not null)
        {
            return Problem.Conflict("Developer with the given email already exists");
        }

        var status = call.Request.BodyText("status") is { } given
            ? WireFormat.DeveloperStatus(given)
            : portal.AutoApproveDevelopers ? DeveloperStatus.Approved : DeveloperStatus.Pending;
        var developer = call.Store.Developers.Add(portal.Id, email, call.Request.BodyText("full_name")!, password: null, status, call.Request.BodyObject("additional_data"));
        call.Store.Lag.Begin(LaggingEvent.Creation, developer.Id);
        if (status == DeveloperStatus.Approved)
        {
            call.Store.Lag.Begin(LaggingEvent.Approval, developer.Id);
        }

        if ((bool?)call.Request.Body?["send_invitation_email"] == true)
        {
            VerificationMail.Send(call.Parts, portal, developer, invited: true);
        }

        return DoorResponse.Created(Represent(developer));
    }

    public static DoorResponse Update(DoorCall call)
    {
        if (PortalPath.Developer(call) is not { } developer)
        {
            return NoSuchDeveloper();
        }

        // Existing credentials keep working: only registrations decide on those.
        return DoorResponse.Ok(Represent(call.Request.BodyText("status") is { } status
            ? call.Store.Developers.SetStatus(developer.Id, WireFormat.DeveloperStatus(status))
            : developer));
    }

    public static DoorResponse Delete(DoorCall call)
    {
        if (PortalPath.Developer(call) is not { } developer)
        {
            return NoSuchDeveloper();
        }

        call.Store.RemoveDeveloper(developer);
        return DoorResponse.NoContent;
    }

    private static DoorResponse NoSuchDeveloper()
    {
        return Problem.NotFound("Developer not found");
    }

    private static JsonObject Represent(Developer developer)
    {
        var represented = new JsonObject
        {
            ["id"] = developer.Id,
            ["created_at"] = WireFormat.Time(developer.CreatedAt),
            ["updated_at"] = WireFormat.Time(developer.UpdatedAt),
            ["email"] = developer.Email,
            ["full_name"] = developer.FullName,
            ["status"] = WireFormat.Name(developer.Status),
        };
        return WireFormat.WithAnswers(represented, developer.AdditionalData);
    }
}
