using System.Globalization;
using System.Security;
using KonnectPS.Client;

namespace KonnectPS;

/// <summary>
/// A credential with its secret, as it was minted. It is a Hashtable, since Set-Secret stores only string, SecureString, byte[],
/// PSCredential and Hashtable; its keys are the names in which credentials are usually written down (<c>client_id</c>,
/// <c>client_secret</c>, <c>api_key</c>, …). Secrets are SecureStrings, everything else is text.
/// </summary>
#pragma warning disable CA1010 // Set-Secret takes a Hashtable, and a Hashtable is not generic.
public sealed class KonnectCredential : SecretTable
#pragma warning restore CA1010
{
    /// <summary>The type of a credential that the developer brings, of which only the client id is known here.</summary>
    public const string SelfManagedType = AuthStrategy.SelfManagedClientCredentials;

    internal KonnectCredential(string type, Application application)
    {
        Put("type", type);
        Put("application_id", application.Id);
        Put("portal_id", application.PortalId);
        Put("name", application.Name);
        Put("description", application.Description);
        Put("client_id", application.ClientId);
        Put("key_name", application.AuthStrategy?.KeyNames is { Count: > 0 } names ? names[0] : null);
        PutServer(application.AuthServer);
    }

    /// <param name="client">The client, and its application.</param>
    /// <param name="name">The application's name.</param>
    /// <param name="server">The auth server of the client.</param>
    /// <param name="secret">The client's secret.</param>
    /// <param name="listed">The secret as it is listed; null where that is not known.</param>
    internal KonnectCredential(ClientOfApplication client, string? name, AuthServer server, SecureString secret, AuthServerClientSecret? listed)
    {
        Put("type", Credential.ClientSecretType);
        Put("application_id", client.ApplicationId);
        Put("portal_id", client.PortalId);
        Put("name", name);
        Put("client_id", client.ClientId);
        Put("client_secret", secret);
        Put("credential_id", listed?.Id);
        Put("created_at", Moment(listed?.CreatedAt));
        PutServer(server);
    }

    /// <summary><c>api_key</c>, <c>client_secret</c> or <c>self_managed_client_credentials</c>.</summary>
    public string Type => Text("type")!;

    /// <summary>The application it belongs to.</summary>
    public string ApplicationId => Text("application_id")!;

    /// <summary>The application's name.</summary>
    public string? Name => Text("name");

    /// <summary>The credential's id; null for a client secret that came with its application.</summary>
    public string? CredentialId => Text("credential_id");

    /// <summary>The name the credential was given.</summary>
    public string? DisplayName => Text("display_name");

    /// <summary>The client id; client credentials only.</summary>
    public string? ClientId => Text("client_id");

    /// <summary>The client secret; client credentials only.</summary>
    public SecureString? ClientSecret => this["client_secret"] as SecureString;

    /// <summary>The API key; API keys only.</summary>
    public SecureString? ApiKey => this["api_key"] as SecureString;

    /// <summary>The header in which the API wants the key; API keys only.</summary>
    public string? KeyName => Text("key_name");

    /// <summary>The auth server of Kong Identity that knows the client; null for a credential of a developer.</summary>
    public string? AuthServerId => Text("auth_server_id");

    /// <summary>Who issues the client's tokens; null for a credential of a developer.</summary>
    public string? Issuer => Text("issuer");

    /// <summary>Where the client gets its tokens; null for a credential of a developer.</summary>
    public string? TokenEndpoint => Text("token_endpoint");

    /// <summary>When it was minted, if known.</summary>
    public DateTimeOffset? CreatedAt => Time("created_at");

    /// <summary>When it ends; null when it does not.</summary>
    public DateTimeOffset? ExpiresAt => Time("expires_at");

    /// <inheritdoc/>
    public override string ToString() => $"{Type} of {Name ?? ApplicationId}";

    /// <summary>A credential that was just minted.</summary>
    internal static KonnectCredential Minted(Application application, IssuedCredential issued)
    {
        var credential = new KonnectCredential(issued.Type, application);
        credential.PutListed(issued);
        credential.Put("client_secret", issued.ClientSecret);
        credential.Put("api_key", issued.ApiKey);
        return credential;
    }

    /// <summary>The client id and secret that came with the application's creation.</summary>
    /// <param name="application">The application, as the response to its creation has it.</param>
    /// <param name="listed">The credential as it is listed, if it was.</param>
    internal static KonnectCredential IssuedWith(Application application, Credential? listed = null)
    {
        var credential = new KonnectCredential(Credential.ClientSecretType, application);
        credential.Put("client_secret", application.ClientSecret);
        credential.Put("created_at", Moment(application.CreatedAt));
        credential.PutListed(listed);
        return credential;
    }

    /// <summary>A client id with a regenerated secret.</summary>
    internal static KonnectCredential Regenerated(Application application, RegeneratedSecret regenerated, Credential? listed = null)
    {
        var credential = new KonnectCredential(Credential.ClientSecretType, application);
        credential.Put("client_id", regenerated.ClientId);
        credential.Put("client_secret", regenerated.ClientSecret);
        credential.PutListed(listed);
        return credential;
    }

    /// <summary>A credential as a list has it, without its secret.</summary>
    internal static KonnectCredential Listed(Application application, Credential listed)
    {
        var credential = new KonnectCredential(listed.Type, application);
        credential.PutListed(listed);
        return credential;
    }

    /// <summary>A credential as a list has it, with the secret that a vault holds.</summary>
    internal static KonnectCredential Held(Application application, Credential listed, string secret)
    {
        var credential = Listed(application, listed);
        credential.Put(listed.Type == Credential.ClientSecretType ? "client_secret" : "api_key", SecretText.Hide(secret));
        return credential;
    }

    /// <summary>
    /// The application's portal; null for a credential of a developer. It is a key of the table alone: a property that is null would be bound to
    /// -PortalId, which takes no null.
    /// </summary>
    internal string? PortalId => Text("portal_id");

    /// <summary>The secret: the API key or the client secret; null without one.</summary>
    internal SecureString? Secret => ApiKey ?? ClientSecret;

    /// <summary>Takes the name that it was given after it was minted.</summary>
    internal void Rename(string displayName) => Put("display_name", displayName);

    private void PutServer(AuthServer? server)
    {
        Put("auth_server_id", server?.Id);
        Put("issuer", server?.Issuer);
        Put("token_endpoint", server?.TokenEndpoint);
    }

    private void PutListed(Credential? listed)
    {
        Put("credential_id", listed?.Id);
        Put("display_name", listed?.DisplayName);
        Put("client_id", listed?.ClientId);
        Put("created_at", Moment(listed?.CreatedAt));
        Put("expires_at", Moment(listed?.ExpiresAt));
    }

    private static string? Moment(DateTimeOffset? time) => time?.ToString("O", CultureInfo.InvariantCulture);

    private string? Text(string key) => this[key] as string;

    private DateTimeOffset? Time(string key) =>
        DateTimeOffset.TryParse(Text(key), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : null;
}
