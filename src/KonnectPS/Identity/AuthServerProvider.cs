using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Identity;

/// <summary>The DCR provider by which Konnect registers clients at an auth server.</summary>
internal static class AuthServerProvider
{
    private const string KongIdentity = "kongIdentity";

    /// <summary>The provider that has the auth server's name, created where there is none.</summary>
    public static async Task<DcrProvider> FindOrCreateProviderAsync(this AdminDoor door, AuthServerIdentity identity, CancellationToken cancellationToken)
    {
        var server = await door.FindAsync(identity, cancellationToken).ConfigureAwait(false);
        var (provider, _) = await door.CreateDcrProviderOnceAsync(
            new NewDcrProvider { Name = server.Name, ProviderType = KongIdentity, Issuer = server.Issuer }, cancellationToken).ConfigureAwait(false);
        return provider.ProviderType == KongIdentity && provider.Issuer.TrimEnd('/') == server.Issuer.TrimEnd('/')
            ? provider
            : throw Failures.DcrProviderOfAnother(provider.Name, provider.Issuer);
    }
}
