using System.Text.Json.Nodes;
using KonnectPS.Sandbox.BothDoors;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The registrations of a portal's applications, as its admins see and decide on them.</summary>
internal static class PortalRegistrationOperations
{
    public static DoorResponse List(DoorCall call)
    {
        if (PortalPath.Portal(call) is not { } portal)
        {
            return PortalPath.NoSuchPortal();
        }

        var developerId = call.Request.FilterEqual("developer_id");
        var name = call.Request.FilterEqual("application_name");
        var status = call.Request.FilterEqual("status");
        var registrations = call.Store.Registrations.All
            .Where(registration => status is null || WireFormat.Name(registration.Status) == status)
            .Select(registration => (Registration: registration, Application: call.Store.Applications.Find(registration.ApplicationId)!))
            .Where(pair => pair.Application.PortalId == portal.Id)
            .Where(pair => name is null || pair.Application.Name == name)
            .Where(pair => developerId is null || (!pair.Application.OwnedByTeam && WireFormat.IsId(pair.Application.OwnerId, developerId)));
        return ListPage.Of(call.Request, [.. registrations], static pair => Represent(pair.Registration, pair.Application));
    }

    public static DoorResponse ListByApplication(DoorCall call)
    {
        return PortalPath.Application(call) is { } application
            ? ListPage.Of(call.Request, call.Store.Registrations.Of(application.Id), registration => Represent(registration, application))
            : PortalPath.NoSuchApplication();
    }

    public static DoorResponse Get(DoorCall call)
    {
        return On(call, static (registration, application) => DoorResponse.Ok(Represent(registration, application)));
    }

    public static DoorResponse Create(DoorCall call)
    {
        if (PortalPath.Application(call) is not { } application)
        {
            return PortalPath.NoSuchApplication();
        }

        return RegistrationRules.Check(call, application, api =>
        {
            var status = call.Request.BodyText("status") is { } given
                ? WireFormat.RegistrationStatus(given)
                : RegistrationRules.DefaultStatus(PortalPath.Portal(call)!, api);
            var answers = call.Request.BodyObject("additional_data");
            return DoorResponse.Created(Represent(call.Store.Registrations.Add(application.Id, api, status, answers), application));
        });
    }

    public static DoorResponse Update(DoorCall call)
    {
        return On(call, (registration, application) => DoorResponse.Ok(Represent(
            call.Request.BodyText("status") is { } status
                ? call.Store.Registrations.SetStatus(registration.Id, WireFormat.RegistrationStatus(status))
                : registration,
            application)));
    }

    public static DoorResponse Delete(DoorCall call)
    {
        return On(call, (registration, _) =>
        {
            call.Store.Registrations.Remove(registration);
            return DoorResponse.NoContent;
        });
    }

    private static DoorResponse On(DoorCall call, Func<Registration, Application, DoorResponse> act)
    {
        if (PortalPath.Application(call) is not { } application)
        {
            return PortalPath.NoSuchApplication();
        }

        return PortalPath.Registration(call, application) is { } registration
            ? act(registration, application)
            : Problem.NotFound("Registration not found");
    }

    private static JsonObject Represent(Registration registration, Application application)
    {
        var represented = new JsonObject
        {
            ["id"] = registration.Id,
            ["created_at"] = WireFormat.Time(registration.CreatedAt),
            ["updated_at"] = WireFormat.Time(registration.UpdatedAt),
            ["status"] = WireFormat.Name(registration.Status),
            ["api"] = new JsonObject
            {
                ["id"] = registration.Api.Id,
                ["name"] = registration.Api.Name,
                ["version"] = registration.Api.Version,
                ["entity_type"] = "api",
            },
            ["application"] = new JsonObject { ["id"] = application.Id, ["name"] = application.Name },
        };
        return WireFormat.WithAnswers(represented, registration.AdditionalData);
    }
}
