using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>A client of an auth server, given as an object, an id or a name.</summary>
public sealed class AuthServerClientIdentity
{
    /// <summary>A name or an id.</summary>
    public AuthServerClientIdentity(string nameOrId) => Text = nameOrId;

    /// <summary>A client.</summary>
    public AuthServerClientIdentity(AuthServerClient client)
    {
        Text = client.Name;
        Id = client.Id;
        ServerId = client.AuthServerId;
    }

    /// <summary>The client of a credential.</summary>
    public AuthServerClientIdentity(KonnectCredential credential)
    {
        Text = credential.ClientId ?? credential.ToString();
        Id = credential.AuthServerId is null ? null : credential.ClientId;
        ServerId = credential.AuthServerId;
    }

    private AuthServerClientIdentity(string text, string id, string serverId)
    {
        Text = text;
        Id = id;
        ServerId = serverId;
    }

    internal string Text { get; }

    /// <summary>The client's id, where an object said it.</summary>
    internal string? Id { get; }

    /// <summary>The id of its auth server, where an object said it.</summary>
    internal string? ServerId { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The client of an object that comes from elsewhere; null when it names none.</summary>
    internal static AuthServerClientIdentity? From(ForeignObject foreign)
    {
        var id = foreign.Text("ClientId", "client_id") ?? (foreign.CanBe("AuthServerClient") ? foreign.Text("Id", "Name") : null);
        return id is null ? null
            : foreign.Text("AuthServerId", "auth_server_id") is { } server ? new AuthServerClientIdentity(foreign.Text("Name") ?? id, id, server)
            : new AuthServerClientIdentity(id);
    }
}
