namespace KonnectPS.Client;

/// <content>The auth servers of Kong Identity (v1), in the door's region.</content>
public sealed partial class AdminDoor
{
    private const string AuthServersPath = "v1/auth-servers";

    /// <summary>The auth servers of the region.</summary>
    /// <param name="name">An exact name, or null for all.</param>
    /// <param name="nameContains">A part of the name, or null for all.</param>
    public KonnectList<AuthServer> ListAuthServers(string? name = null, string? nameContains = null) =>
        List(
            AuthServersPath,
            new QueryString().Filter("name", "eq", name).Filter("name", "contains", nameContains),
            KonnectJson.Default.PageAuthServer,
            window: null);

    /// <summary>One auth server.</summary>
    public Task<AuthServer> GetAuthServerAsync(string serverId, CancellationToken cancellationToken) =>
        SendAsync(KonnectRequest.Get(AuthServerPath(serverId)), KonnectJson.Default.AuthServer, cancellationToken);

    /// <summary>Creates an auth server; <see cref="KonnectErrorKind.Conflict"/> for a taken name.</summary>
    public Task<AuthServer> CreateAuthServerAsync(NewAuthServer server, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Create(AuthServersPath, server, KonnectJson.Default.NewAuthServer), KonnectJson.Default.AuthServer, cancellationToken);

    /// <summary>Deletes an auth server.</summary>
    /// <param name="serverId">Its id.</param>
    /// <param name="force">True to delete its clients, scopes and claims, too; else Konnect refuses while it has any.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task DeleteAuthServerAsync(string serverId, bool force, CancellationToken cancellationToken) =>
        DeleteAsync(
            _region,
            AuthServerPath(serverId) + (force ? "?force=true" : ""),
            async look =>
            {
                await GetAuthServerAsync(serverId, look).ConfigureAwait(false);
                return false;
            },
            cancellationToken);

    private static string AuthServerPath(string serverId) => AuthServersPath + "/" + UrlPath.Segment(serverId);
}
