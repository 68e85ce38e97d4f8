using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.BothDoors;

/// <summary>The rules for creating registrations, for both doors.</summary>
internal static class RegistrationRules
{
    /// <param name="call">The request; its body names the API.</param>
    /// <param name="application">The application that is to be registered.</param>
    /// <param name="register">Makes the response for the API, once it may be registered for.</param>
    public static DoorResponse Check(DoorCall call, Application application, Func<PublishedApi, DoorResponse> register)
    {
        if (call.Store.Catalog.FindApi(application.PortalId, call.Request.BodyId("api_id")!.Value) is not { } api)
        {
            return Problem.Invalid(InvalidParameter.NoSuch("api_id", "API"));
        }

        if (api.Strategies.All(strategy => strategy.Id != application.Strategy.Id))
        {
            return Problem.Invalid(new InvalidParameter("body", "api_id", "invalid", "does not have the application's auth strategy"));
        }

        return call.Store.Registrations.Of(application.Id).Any(registration => registration.Api.Id == api.Id)
            ? Problem.Conflict("The application is already registered for this API")
            : register(api);
    }

    /// <summary>The status of a registration that nobody has decided on.</summary>
    public static RegistrationStatus DefaultStatus(Portal portal, PublishedApi api)
    {
        return api.AutoApproveRegistrations || portal.AutoApproveApplications ? RegistrationStatus.Approved : RegistrationStatus.Pending;
    }
}
