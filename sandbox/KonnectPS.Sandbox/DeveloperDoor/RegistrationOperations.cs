using System.Text.Json.Nodes;
using KonnectPS.Sandbox.BothDoors;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>An application's registrations for APIs.</summary>
internal static class RegistrationOperations
{
    public static DoorResponse List(DoorCall call)
    {
        if (ApplicationOperations.Find(call) is not { } application)
        {
            return ApplicationOperations.NotFound();
        }

        var status = call.Request.FilterEqual("status");
        var apiName = call.Request.FilterEqual("api_name");
        var registrations = call.Store.Registrations.Of(application.Id)
            .Where(registration => status is null || WireFormat.Name(registration.Status) == status)
            .Where(registration => apiName is null || registration.Api.Name == apiName);
        return ListPage.Of(call.Request, [.. registrations], Represent);
    }

    public static DoorResponse Get(DoorCall call)
    {
        if (ApplicationOperations.Find(call) is not { } application)
        {
            return ApplicationOperations.NotFound();
        }

        return Find(call, application) is { } registration ? DoorResponse.Ok(Represent(registration)) : NoSuchRegistration();
    }

    public static DoorResponse Create(DoorCall call)
    {
        if (ApplicationOperations.Find(call) is not { } application)
        {
            return ApplicationOperations.NotFound();
        }

        return RegistrationRules.Check(call, application, api =>
        {
            if (!ApiAccess.OfOwner(call.Store, call.Portal, application, api).Register)
            {
                return Problem.NotFound("API not found");
            }

            var status = RegistrationRules.DefaultStatus(call.Portal, api);
            var answers = call.Request.BodyObject("additional_data");
            return DoorResponse.Created(Represent(call.Store.Registrations.Add(application.Id, api, status, answers)));
        });
    }

    public static DoorResponse Delete(DoorCall call)
    {
        if (ApplicationOperations.Find(call) is not { } application)
        {
            return ApplicationOperations.NotFound();
        }

        if (Find(call, application) is not { } registration)
        {
            return NoSuchRegistration();
        }

        call.Store.Registrations.Remove(registration);
        return DoorResponse.NoContent;
    }

    private static Registration? Find(DoorCall call, Application application)
    {
        return call.Store.Registrations.Find(call.Request.PathId("registrationId")) is { } registration
            && registration.ApplicationId == application.Id
            && !call.Store.Lag.Hides(LaggingEvent.Creation, registration.Id)
                ? registration
                : null;
    }

    private static DoorResponse NoSuchRegistration()
    {
        return Problem.NotFound("Registration not found");
    }

    private static JsonObject Represent(Registration registration)
    {
        return new JsonObject
        {
            ["id"] = registration.Id,
            ["created_at"] = WireFormat.Time(registration.CreatedAt),
            ["updated_at"] = WireFormat.Time(registration.UpdatedAt),
            ["status"] = WireFormat.Name(registration.Status),
            ["api_name"] = registration.Api.Name,
            ["api_id"] = registration.Api.Id,
            ["api_slug"] = registration.Api.Slug,
            ["application_id"] = registration.ApplicationId,
        };
    }
}
