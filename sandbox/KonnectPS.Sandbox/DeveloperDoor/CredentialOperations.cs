using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>An application's credentials.</summary>
internal static class CredentialOperations
{
    private const int MostKeys = 20;

    public static Answer List(DoorCall call)
    {
        return ApplicationOperations.Find(call) is { } application
            ? ListPage.Of(call.Request, call.Store.Credentials.Of(application.Id), credential => Represent(call, credential))
            : ApplicationOperations.NotFound();
    }

    public static Answer Create(DoorCall call)
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

    public static Answer Delete(DoorCall call)
    {
        if (ApplicationOperations.Find(call) is not { } application)
        {
            return ApplicationOperations.NotFound();
        }

        var credentials = call.Store.Credentials.Of(application.Id);
        var id = call.Request.Match.PathValues["credentialId"];
        if (credentials.FirstOrDefault(credential => credential.Id == id) is not { } credential)
        {
            return Problem.NotFound("Credential not found");
        }

        if (credentials.Count <= application.Strategy.MinAllowedCredentials)
        {
            return Problem.Conflict($"Minimum number of Credentials reached. Min Allowed: {application.Strategy.MinAllowedCredentials}");
        }

        call.Store.Credentials.Remove(credential);
        return Answer.NoContent;
    }

    private static int CountOf(DoorCall call, Application application)
    {
        return call.Store.Credentials.Of(application.Id).Count;
    }

    private static Answer TooMany(int most)
    {
        return Problem.Forbidden($"Maximum number of Credentials exceeded. Max Allowed: {most}");
    }

    private static Answer Issued(DoorCall call, Credential credential, string secretName, string secret)
    {
        var json = Represent(call, credential);
        json[secretName] = secret;
        return Answer.Created(json);
    }

    private static JsonObject Represent(DoorCall call, Credential credential)
    {
        var json = new JsonObject
        {
            ["type"] = credential.ClientId is null ? "api_key" : "client_secret",
            ["id"] = credential.Id,
            ["display_name"] = credential.DisplayName,
            ["created_at"] = WireFormat.Time(credential.CreatedAt),
            ["expires_at"] = WireFormat.Time(credential.ExpiresAt),
        };
        if (credential.ClientId is { } clientId)
        {
            json["client_id"] = clientId;
        }
        else
        {
            json["status"] = credential.IsLive(call.Now) ? "active" : "expired";
        }

        return json;
    }
}
