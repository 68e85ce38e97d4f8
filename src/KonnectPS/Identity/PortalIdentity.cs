using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>A portal, given as an object, an id or a name.</summary>
public sealed class PortalIdentity
{
    /// <summary>A name, or an id where the text is a UUID.</summary>
    public PortalIdentity(string nameOrId)
    {
        Text = nameOrId;
        Id = Guid.TryParse(nameOrId, out _) ? nameOrId : null;
    }

    /// <summary>An id.</summary>
    public PortalIdentity(Guid id)
        : this(id.ToString())
    {
    }

    /// <summary>An address, where a command takes one.</summary>
    public PortalIdentity(Uri address)
        : this(address.OriginalString)
    {
    }

    /// <summary>A portal.</summary>
    public PortalIdentity(Portal portal)
    {
        Text = portal.Name;
        Id = portal.Id;
        Portal = portal;
    }

    private PortalIdentity(string text, string id)
    {
        Text = text;
        Id = id;
    }

    internal string Text { get; }

    internal string? Id { get; }

    internal Portal? Portal { get; }

    /// <summary>True for the address of a portal, which is no name.</summary>
    internal bool IsAddress => Text.IndexOf(Uri.SchemeDelimiter, StringComparison.Ordinal) > 0;

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>An id, whatever it looks like.</summary>
    internal static PortalIdentity OfId(string id) => new(id, id);

    /// <summary>The portal of an object that comes from elsewhere; null when it names none.</summary>
    internal static PortalIdentity? From(ForeignObject foreign) =>
        foreign.Text("PortalId", "portal_id", "Portal") is { } of ? new PortalIdentity(of)
            : foreign.CanBe("Portal") && foreign.Text("Id", "Name") is { } text ? new PortalIdentity(text)
            : null;
}
