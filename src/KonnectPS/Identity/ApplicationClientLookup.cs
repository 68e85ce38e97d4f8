using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Identity;

/// <summary>Finds the client that an application has at an auth server.</summary>
internal static class ApplicationClientLookup
{
    /// <summary>The client, and the application's name. The client of an application may be known elsewhere, so that the auth server is asked.</summary>
    public static async Task<(ClientOfApplication Client, string Name)> FindClientAsync(
        this AdminDoor door, string portalId, AuthServer server, PortalApplicationIdentity application, CancellationToken cancellationToken)
    {
        var id = await door.FindIdAsync(portalId, application, cancellationToken).ConfigureAwait(false);
        var found = await door.GetApplicationAsync(portalId, id, cancellationToken)
            .OrUnknownAsync(() => Failures.UnknownApplication(application.Text)).ConfigureAwait(false);
        var clientId = await door.DemandClientAsync(server, found, cancellationToken).ConfigureAwait(false);
        return (new ClientOfApplication(server.Id, clientId, found.Id, portalId), found.Name);
    }

    /// <summary>The id of the client, which the auth server knows.</summary>
    public static async Task<string> DemandClientAsync(this AdminDoor door, AuthServer server, PortalApplication application, CancellationToken cancellationToken)
    {
        var clientId = string.IsNullOrEmpty(application.ClientId) ? throw Failures.NoClientAtAuthServer(application.Name, server) : application.ClientId!;
        await door.GetAuthServerClientAsync(server.Id, clientId, cancellationToken)
            .OrUnknownAsync(() => Failures.NoClientAtAuthServer(application.Name, server)).ConfigureAwait(false);
        return clientId;
    }
}
