using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>Finds what an admin's path names. Call it once for each request, since it counts for the consistency lag.</summary>
internal static class PortalPath
{
    public static Portal? Portal(DoorCall call)
    {
        return call.Store.Portals.Find(call.Request.PathId("portalId"));
    }

    public static Application? Application(DoorCall call)
    {
        return call.Store.Applications.Find(call.Request.PathId("applicationId")) is { } application
            && application.PortalId == call.Request.PathId("portalId")
            && !call.Store.Lag.Hides(LaggingEvent.Creation, application.Id)
                ? application
                : null;
    }

    public static Developer? Developer(DoorCall call)
    {
        return call.Store.Developers.Find(call.Request.PathId("developerId")) is { } developer
            && developer.PortalId == call.Request.PathId("portalId")
            && !call.Store.Lag.Hides(LaggingEvent.Creation, developer.Id)
                ? developer
                : null;
    }

    public static Registration? Registration(DoorCall call, Application application)
    {
        return call.Store.Registrations.Find(call.Request.PathId("registrationId")) is { } registration
            && registration.ApplicationId == application.Id
            && !call.Store.Lag.Hides(LaggingEvent.Creation, registration.Id)
                ? registration
                : null;
    }

    public static DoorResponse NoSuchPortal()
    {
        return Problem.NotFound("Portal not found");
    }

    /// <summary>For operations whose contract has no 404.</summary>
    public static DoorResponse InvalidPortal()
    {
        return Problem.Invalid(InvalidParameter.NoSuch("portalId", "portal", source: "path"));
    }

    public static DoorResponse NoSuchApplication()
    {
        return Problem.NotFound("Application not found");
    }
}
