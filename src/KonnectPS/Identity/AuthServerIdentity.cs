using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>An auth server of Kong Identity, given as an object, an id or a name.</summary>
public sealed class AuthServerIdentity
{
    /// <summary>A name, or an id where the text is a UUID.</summary>
    public AuthServerIdentity(string nameOrId)
    {
        Text = nameOrId;
        Id = Guid.TryParse(nameOrId, out _) ? nameOrId : null;
    }

    /// <summary>An id.</summary>
    public AuthServerIdentity(Guid id)
        : this(id.ToString())
    {
    }

    /// <summary>An auth server.</summary>
    public AuthServerIdentity(AuthServer server)
    {
        Text = server.Name;
        Id = server.Id;
        Server = server;
    }

    internal string Text { get; }

    internal string? Id { get; }

    /// <summary>The auth server itself, where it was given.</summary>
    internal AuthServer? Server { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The auth server of an object that comes from elsewhere; null when it names none.</summary>
    internal static AuthServerIdentity? From(ForeignObject foreign) =>
        foreign.Text("AuthServerId", "auth_server_id", "AuthServer") is { } of ? new AuthServerIdentity(of)
            : foreign.CanBe("AuthServer") && foreign.Text("Id", "Name") is { } text ? new AuthServerIdentity(text)
            : null;
}
