using KonnectPS.Client;

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

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>An id, whatever it looks like.</summary>
    internal static PortalIdentity OfId(string id) => new(id, id);
}
