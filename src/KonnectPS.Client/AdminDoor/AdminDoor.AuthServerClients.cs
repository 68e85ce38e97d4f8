namespace KonnectPS.Client;

/// <content>The clients of an auth server of Kong Identity, and their secrets (v1).</content>
public sealed partial class AdminDoor
{
    /// <summary>The clients of an auth server.</summary>
    /// <param name="serverId">The auth server's id.</param>
    /// <param name="name">An exact name, or null for all.</param>
    public KonnectList<AuthServerClient> ListAuthServerClients(string serverId, string? name = null) =>
        List(
            ClientsPath(serverId),
            new QueryString().Filter("name", "eq", name),
            KonnectJson.Default.PageAuthServerClient,
            window: null,
            client => client.AuthServerId = serverId);

    /// <summary>One client of an auth server.</summary>
    public async Task<AuthServerClient> GetAuthServerClientAsync(string serverId, string clientId, CancellationToken cancellationToken)
    {
        var client = await SendAsync(
            KonnectRequest.Get(ClientPath(serverId, clientId)), KonnectJson.Default.AuthServerClient, cancellationToken).ConfigureAwait(false);
        client.AuthServerId = serverId;
        return client;
    }

    /// <summary>Creates a client; only this response holds its secret.</summary>
    public async Task<IssuedAuthServerClient> CreateAuthServerClientAsync(string serverId, NewAuthServerClient client, CancellationToken cancellationToken)
    {
        var issued = await SendAsync(
            KonnectRequest.Create(ClientsPath(serverId), client, KonnectJson.Default.NewAuthServerClient),
            KonnectJson.Default.IssuedAuthServerClient,
            cancellationToken).ConfigureAwait(false);
        issued.AuthServerId = serverId;
        return issued;
    }

    /// <summary>Deletes a client with its secrets.</summary>
    public Task DeleteAuthServerClientAsync(string serverId, string clientId, CancellationToken cancellationToken) =>
        DeleteAsync(ClientPath(serverId, clientId), KonnectJson.Default.AuthServerClient, cancellationToken);

    /// <summary>The secrets of a client, without what is secret.</summary>
    public KonnectList<AuthServerClientSecret> ListClientSecrets(string serverId, string clientId) =>
        List(ClientSecretsPath(serverId, clientId), new QueryString(), KonnectJson.Default.PageAuthServerClientSecret, window: null);

    /// <summary>Creates another secret of a client, which gets no token until it is enabled; only this response holds it.</summary>
    public Task<IssuedClientSecret> CreateClientSecretAsync(string serverId, string clientId, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Create(ClientSecretsPath(serverId, clientId), new ClientSecretBody { Enabled = false }, KonnectJson.Default.ClientSecretBody),
            KonnectJson.Default.IssuedClientSecret,
            cancellationToken);

    /// <summary>Lets a secret get tokens.</summary>
    public Task EnableClientSecretAsync(string serverId, string clientId, string secretId, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Patch(ClientSecretPath(serverId, clientId, secretId), new ClientSecretBody { Enabled = true }, KonnectJson.Default.ClientSecretBody),
            KonnectJson.Default.AuthServerClientSecret,
            cancellationToken,
            changed =>
            {
                RequiredField.DemandSame(changed.Id, secretId, "id", StringComparison.OrdinalIgnoreCase);
                RequiredField.DemandSame($"{changed.Enabled}", $"{true}", "enabled");
            });

    /// <summary>Deletes a secret of a client.</summary>
    public Task DeleteClientSecretAsync(string serverId, string clientId, string secretId, CancellationToken cancellationToken) =>
        DeleteAsync(ClientSecretPath(serverId, clientId, secretId), KonnectJson.Default.AuthServerClientSecret, cancellationToken);

    private static string ClientsPath(string serverId) => AuthServerPath(serverId) + "/clients";

    private static string ClientPath(string serverId, string clientId) => ClientsPath(serverId) + "/" + UrlPath.Segment(clientId);

    private static string ClientSecretsPath(string serverId, string clientId) => ClientPath(serverId, clientId) + "/secrets";

    private static string ClientSecretPath(string serverId, string clientId, string secretId) =>
        ClientSecretsPath(serverId, clientId) + "/" + UrlPath.Segment(secretId);
}
