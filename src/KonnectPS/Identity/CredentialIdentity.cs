using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>A credential of a known application: as New-KonnectCredential minted it, or as Get-KonnectCredential lists it.</summary>
public sealed class CredentialIdentity
{
    /// <summary>A credential from a list.</summary>
    public CredentialIdentity(Credential credential)
    {
        ApplicationId = credential.ApplicationId;
        Id = credential.Id;
        Text = credential.ToString();
    }

    /// <summary>A credential with its secret.</summary>
    public CredentialIdentity(KonnectCredential credential)
    {
        ApplicationId = credential.ApplicationId;
        Id = credential.CredentialId;
        Text = credential.DisplayName ?? credential.ToString();
        Client = ClientOf(credential.AuthServerId, credential.ClientId, credential.ApplicationId, credential.PortalId);
        Name = credential.Name;
    }

    internal string ApplicationId { get; }

    /// <summary>Null for a client secret that came with its application and was never listed.</summary>
    internal string? Id { get; }

    internal string Text { get; }

    /// <summary>The client of which it is a secret, at an auth server of Kong Identity; null for a credential of the developer door.</summary>
    internal ClientOfApplication? Client { get; private init; }

    /// <summary>The application's name, where it was said.</summary>
    internal string? Name { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private CredentialIdentity(string applicationId, string? id, string text)
    {
        ApplicationId = applicationId;
        Id = id;
        Text = text;
    }

    /// <summary>The credential of an object that comes from elsewhere; null when it does not say of which application.</summary>
    internal static CredentialIdentity? From(ForeignObject foreign)
    {
        if (!foreign.CanBe("Credential", "KonnectCredential", "PortalCredential") || foreign.Text("ApplicationId", "application_id") is not { } applicationId)
        {
            return null;
        }

        // The id of a table that a vault gave back is credential_id; one without was never listed.
        var id = foreign.Text("CredentialId", "credential_id", "Id");
        return id is null && foreign.Text("type") is null ? null
            : new CredentialIdentity(applicationId, id, foreign.Text("DisplayName", "display_name") ?? id ?? applicationId)
            {
                Client = ClientOf(foreign.Text("AuthServerId", "auth_server_id"), foreign.Text("ClientId", "client_id"), applicationId, foreign.Text("PortalId", "portal_id")),
                Name = foreign.Text("Name"),
            };
    }

    private static ClientOfApplication? ClientOf(string? serverId, string? clientId, string applicationId, string? portalId) =>
        serverId is null || clientId is null ? null : new ClientOfApplication(serverId, clientId, applicationId, portalId);
}
