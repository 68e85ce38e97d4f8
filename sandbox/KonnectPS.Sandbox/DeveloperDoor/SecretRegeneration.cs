using System.Text.Json.Nodes;
using KonnectPS.Sandbox.BothDoors;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>Replacing an application's only client secret.</summary>
internal static class SecretRegeneration
{
    public static DoorResponse Regenerate(DoorCall call)
    {
        if (ApplicationOperations.Find(call) is not { } application)
        {
            return ApplicationOperations.NotFound();
        }

        if (application.Strategy.CredentialType != CredentialType.ClientCredentials)
        {
            return Problem.Invalid(new InvalidParameter("path", "applicationId", "invalid", "has no client whose secret Konnect could replace"));
        }

        var credentials = call.Store.Credentials.Of(application.Id);
        if (credentials.Count != 1)
        {
            return Problem.Conflict("The application does not have exactly one client secret");
        }

        call.Store.Credentials.Remove(credentials[0]);
        var issued = CredentialMint.ClientSecret(call, application, credentials[0].DisplayName);
        return DoorResponse.Created(new JsonObject { ["client_id"] = application.ClientId, ["client_secret"] = issued.Secret });
    }
}
