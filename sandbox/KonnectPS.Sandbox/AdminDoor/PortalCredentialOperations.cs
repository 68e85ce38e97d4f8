using KonnectPS.Sandbox.BothDoors;
using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>Everyone's credentials, without a secret.</summary>
internal static class PortalCredentialOperations
{
    public static DoorResponse List(DoorCall call)
    {
        return PortalPath.Application(call) is { } application
            ? ListPage.Of(
                call.Request,
                call.Store.Credentials.Of(application.Id),
                credential => CredentialRepresentation.Of(call, credential))
            : PortalPath.NoSuchApplication();
    }
}
