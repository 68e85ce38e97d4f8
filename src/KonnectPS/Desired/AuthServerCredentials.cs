using KonnectPS.Client;

namespace KonnectPS.Desired;

/// <summary>The secrets of an application's client at an auth server, as credentials without a name; one that gets no token counts as revoked.</summary>
internal sealed class AuthServerCredentials : ApplicationCredentials
{
    private readonly AdminDoor _door;
    private readonly ClientOfApplication _client;

    public AuthServerCredentials(AdminDoor door, ClientOfApplication client)
    {
        _door = door;
        _client = client;
    }

    /// <inheritdoc/>
    public override bool HaveNames => false;

    /// <inheritdoc/>
    public override async Task<List<Credential>> ListAsync(CancellationToken cancellationToken) =>
    [
        .. (await SecretsAsync(cancellationToken).ConfigureAwait(false)).Select(secret => new Credential
        {
            Id = secret.Id,
            Type = Credential.ClientSecretType,
            ClientId = _client.ClientId,
            Status = secret.Enabled ? "active" : "revoked",
            CreatedAt = secret.CreatedAt,
        }),
    ];

    /// <inheritdoc/>
    public override async Task<IssuedCredential> MintAsync(Func<string> nextName, CancellationToken cancellationToken)
    {
        var known = await SecretsAsync(cancellationToken).ConfigureAwait(false);
        var issued = await _door.MintSecretAsync(_client, known, cancellationToken).ConfigureAwait(false);
        return new IssuedCredential
        {
            Id = issued.Id, Type = Credential.ClientSecretType, ClientId = _client.ClientId, ClientSecret = issued.Secret, CreatedAt = issued.CreatedAt,
        };
    }

    /// <inheritdoc/>
    public override Task<RegeneratedSecret> RegenerateAsync(CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A client at an auth server can have several secrets.");

    /// <inheritdoc/>
    public override Task RenameAsync(string id, string displayName, bool isReadBackLater, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("The secret of a client has no name.");

    /// <inheritdoc/>
    public override Task DeleteAsync(string id, CancellationToken cancellationToken) => _door.DeleteSecretAsync(_client, id, cancellationToken);

    private Task<IReadOnlyList<AuthServerClientSecret>> SecretsAsync(CancellationToken cancellationToken) =>
        _door.ListClientSecrets(_client.ServerId, _client.ClientId).ReadAllAsync(cancellationToken);
}
