using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.BothDoors;

/// <summary>Mints credentials; only the response to the creation holds the secret.</summary>
internal static class CredentialMint
{
    public static (Credential Credential, string Secret) ApiKey(DoorCall call, Application application, string? displayName)
    {
        return Keep(call, RandomSecret.Draw(), new Credential
        {
            Id = $"{Guid.NewGuid()}",
            ApplicationId = application.Id,
            DisplayName = displayName ?? "",
            CreatedAt = call.Now,
            ExpiresAt = application.Strategy.Ttl?.After(call.Now),
        });
    }

    public static (Credential Credential, string Secret) ClientSecret(DoorCall call, Application application, string? displayName)
    {
        // The identity provider chooses the ids of its secrets, and they are seldom UUIDs.
        return Keep(call, RandomSecret.Draw(length: 40), new Credential
        {
            Id = RandomSecret.DrawId("ocs", 14),
            ApplicationId = application.Id,
            DisplayName = displayName,
            ClientId = application.ClientId,
            CreatedAt = call.Now,
        });
    }

    private static (Credential Credential, string Secret) Keep(DoorCall call, string secret, Credential credential)
    {
        credential = credential with { Secret = SecretHash.Of(secret) };
        call.Store.Credentials.Add(credential);
        return (credential, secret);
    }
}
