using KonnectPS.Client;

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
}
