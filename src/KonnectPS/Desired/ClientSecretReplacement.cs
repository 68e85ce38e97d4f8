using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Desired;

/// <summary>Replaces secrets of a client at an auth server: the old ones live until the pipeline has dealt with the new one.</summary>
internal sealed class ClientSecretReplacement
{
    private readonly AdminDoor _door;
    private readonly AuthServer _server;
    private readonly ClientOfApplication _client;
    private readonly string? _applicationName;
    private readonly IReadOnlyList<AuthServerClientSecret> _known;
    private readonly IReadOnlyList<AuthServerClientSecret> _replaced;

    private ClientSecretReplacement(
        AdminDoor door,
        AuthServer server,
        ClientOfApplication client,
        string? applicationName,
        IReadOnlyList<AuthServerClientSecret> known,
        IReadOnlyList<AuthServerClientSecret> replaced)
    {
        _door = door;
        _server = server;
        _client = client;
        _applicationName = applicationName;
        _known = known;
        _replaced = replaced;
    }

    /// <summary>All secrets of an application's client are replaced.</summary>
    public static async Task<ClientSecretReplacement> OfApplicationAsync(
        AdminDoor door, string portalId, AuthServerIdentity named, PortalApplicationIdentity application, CancellationToken cancellationToken)
    {
        var server = await door.FindAsync(named, cancellationToken).ConfigureAwait(false);
        var client = await door.FindClientAsync(portalId, server, application, cancellationToken).ConfigureAwait(false);
        var known = await ListAsync(door, client.Client, cancellationToken).ConfigureAwait(false);
        return new ClientSecretReplacement(door, server, client.Client, client.Name, known, known);
    }

    /// <summary>The one secret of a credential is replaced, as it is now: one that is gone must not get a successor.</summary>
    public static async Task<ClientSecretReplacement> OfCredentialAsync(AdminDoor door, CredentialIdentity credential, CancellationToken cancellationToken)
    {
        var client = credential.Client!;
        var server = await door.FindAsync(new AuthServerIdentity(client.ServerId), cancellationToken).ConfigureAwait(false);
        var known = await ListAsync(door, client, cancellationToken).ConfigureAwait(false);
        var replaced = credential.Id is null && known.Count > 1
            ? throw Failures.SecretNotChosen(client)
            : known.FirstOrDefault(secret => credential.Id is null || secret.Id == credential.Id) ?? throw Failures.UnknownCredential(credential.Text, client);
        return new ClientSecretReplacement(door, server, client, credential.Name, known, [replaced]);
    }

    /// <summary>Mints the new secret, emits it, and deletes what it replaces once the pipeline has it.</summary>
    public async Task RunAsync(RecordOutput output, CancellationToken cancellationToken)
    {
        var issued = await _door.MintSecretAsync(_client, _known, cancellationToken).ConfigureAwait(false);
        await output.HandOverAsync(
            new KonnectCredential(_client, _applicationName, _server, issued.Secret!, issued), cancellationToken).ConfigureAwait(false);
        foreach (var secret in _replaced)
        {
            await _door.DeleteReplacedSecretAsync(_client, secret.Id, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task<IReadOnlyList<AuthServerClientSecret>> ListAsync(AdminDoor door, ClientOfApplication client, CancellationToken cancellationToken) =>
        door.ListClientSecrets(client.ServerId, client.ClientId).ReadAllAsync(cancellationToken)
            .OrUnknownAsync(() => Failures.UnknownAuthServerClient(client.ClientId));
}
