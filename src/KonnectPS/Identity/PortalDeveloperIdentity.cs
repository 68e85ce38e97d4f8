using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>A developer of a portal, given as an object, an id or an e-mail address.</summary>
public sealed class PortalDeveloperIdentity
{
    /// <summary>An e-mail address, or an id where the text is a UUID.</summary>
    public PortalDeveloperIdentity(string emailOrId)
    {
        Text = emailOrId;
        Id = Guid.TryParse(emailOrId, out _) ? emailOrId : null;
    }

    /// <summary>An id.</summary>
    public PortalDeveloperIdentity(Guid id)
        : this(id.ToString())
    {
    }

    /// <summary>A developer.</summary>
    public PortalDeveloperIdentity(PortalDeveloper developer)
    {
        Text = developer.Email;
        Id = developer.Id;
        Developer = developer;
    }

    internal string Text { get; }

    internal string? Id { get; }

    internal PortalDeveloper? Developer { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The developer of an object that comes from elsewhere; null when it names none.</summary>
    internal static PortalDeveloperIdentity? From(ForeignObject foreign) =>
        foreign.Text("DeveloperId", "developer_id", "Developer") is { } of ? new PortalDeveloperIdentity(of)
            : foreign.CanBe("PortalDeveloper", "Developer") && foreign.Text("Id", "Email") is { } text ? new PortalDeveloperIdentity(text)
            : null;
}
