using KonnectPS.Sandbox.BothDoors;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>An application's credentials.</summary>
internal static class CredentialOperations
{
    private const int MostKeys = 20;

    public static DoorResponse List(DoorCall call)
    {
        return ApplicationOperations.Find(call) is { } application
            ? ListPage.Of(call.Request, call.Store.Credentials.Of(application.Id), credential => CredentialRepresentation.Of(call, credential))
            : ApplicationOperations.NotFound();
    }

    public static DoorResponse Create(DoorCall call)
    {
        if (ApplicationOperations.Find(call) is not { } application)
        {
            return ApplicationOperations.NotFound();
        }

        var displayName = call.Request.BodyText("display_name");
        switch (application.Strategy.CredentialType)
        {
            case CredentialType.KeyAuth:
                if (call.Parts.Options.EnforceQuotas && CountOf(call, application) >= MostKeys)
                {
                    return TooMany(MostKeys);
                }

                var key = CredentialMint.ApiKey(call, application, displayName);
                return Issued(call, key.Credential, "credential", key.Secret);

            case CredentialType.ClientCredentials:
                var most = application.Strategy.SupportsMultipleCredentials ? application.Strategy.MaxAllowedCredentials : 1;
                if (CountOf(call, application) >= most)
                {
                    return TooMany(most.Value);
                }

                var secret = CredentialMint.ClientSecret(call, application, displayName);
                return Issued(call, secret.Credential, "client_secret", secret.Secret);

            default:
                return Problem.Invalid(new InvalidParameter("path", "applicationId", "invalid", "has a self-managed auth strategy"));
        }
    }

    public static DoorResponse Rename(DoorCall call)
    {
        if (ApplicationOperations.Find(call) is not { } application)
        {
            return ApplicationOperations.NotFound();
        }

        if (Find(call, application) is not { } credential)
        {
            return NoSuchCredential();
        }

        call.Store.Credentials.Rename(credential, call.Request.BodyText("display_name")!);
        return new DoorResponse(StatusCodes.Status200OK);
    }

    public static DoorResponse Delete(DoorCall call)
    {
        if (ApplicationOperations.Find(call) is not { } application)
        {
            return ApplicationOperations.NotFound();
        }

        if (Find(call, application) is not { } credential)
        {
            return NoSuchCredential();
        }

        if (CountOf(call, application) <= application.Strategy.MinAllowedCredentials)
        {
            return Problem.Conflict($"Minimum number of Credentials reached. Min Allowed: {application.Strategy.MinAllowedCredentials}");
        }

        call.Store.Credentials.Remove(credential);
        return DoorResponse.NoContent;
    }

    private static Credential? Find(DoorCall call, Application application)
    {
        var id = call.Request.Match.PathValues["credentialId"];
        return call.Store.Credentials.Of(application.Id).FirstOrDefault(credential => credential.Id == id);
    }

    private static DoorResponse NoSuchCredential()
    {
        return Problem.NotFound("Credential not found");
    }

    private static int CountOf(DoorCall call, Application application)
    {
        return call.Store.Credentials.Of(application.Id).Count;
    }

    private static DoorResponse TooMany(int most)
    {
        return Problem.Forbidden($"Maximum number of Credentials exceeded. Max Allowed: {most}");
    }

    private static DoorResponse Issued(DoorCall call, Credential credential, string secretName, string secret)
    {
        var json = CredentialRepresentation.Of(call, credential);
        json[secretName] = secret;
        return DoorResponse.Created(json);
    }
}
