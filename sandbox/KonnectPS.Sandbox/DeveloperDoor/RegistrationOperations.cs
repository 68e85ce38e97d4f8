using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>An application's registrations for APIs.</summary>
internal static class RegistrationOperations
{
    public static Answer List(DoorCall call)
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

    public static Answer Get(DoorCall call)
    {
        if (ApplicationOperations.Find(call) is not { } application)
        {
            return ApplicationOperations.NotFound();
        }

        return call.Store.Registrations.Find(call.Request.PathId("registrationId")) is { } registration
            && registration.ApplicationId == application.Id
                ? Answer.Ok(Represent(registration))
                : Problem.NotFound("Registration not found");
    }

    public static Answer Create(DoorCall call)
    {
        if (ApplicationOperations.Find(call) is not { } application)
        {
            return ApplicationOperations.NotFound();
        }

        if (call.Store.Catalog.FindApi(call.Request.BodyId("api_id")!.Value) is not { } api)
        {
            return Problem.Invalid(new InvalidParameter("body", "api_id", "missing_reference", "refers to no API"));
        }

        if (api.Strategies.All(strategy => strategy.Id != application.Strategy.Id))
        {
            return Problem.Invalid(new InvalidParameter("body", "api_id", "invalid", "does not have the application's auth strategy"));
        }

        if (call.Store.Registrations.Of(application.Id).Any(registration => registration.Api.Id == api.Id))
        {
            return Problem.Conflict("The application is already registered for this API");
        }

        var approved = api.AutoApproveRegistrations || call.Portal.AutoApproveApplications;
        var status = approved ? RegistrationStatus.Approved : RegistrationStatus.Pending;
        return Answer.Created(Represent(call.Store.Registrations.Add(application.Id, api, status)));
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
