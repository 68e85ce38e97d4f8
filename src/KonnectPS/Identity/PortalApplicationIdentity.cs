using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>Anybody's application in a portal, given as an object, an id or a name.</summary>
public sealed class PortalApplicationIdentity
{
    /// <summary>A name, or an id where the text is a UUID.</summary>
    public PortalApplicationIdentity(string nameOrId)
    {
        Text = nameOrId;
        Id = Guid.TryParse(nameOrId, out _) ? nameOrId : null;
        Name = Id is null ? nameOrId : null;
    }

    /// <summary>An id.</summary>
    public PortalApplicationIdentity(Guid id)
        : this(id.ToString())
    {
    }

    /// <summary>An application, as the admin door shows it.</summary>
    public PortalApplicationIdentity(PortalApplication application)
    {
        Text = Name = application.Name;
        Id = application.Id;
        Portal = PortalOf(application.PortalId);
    }

    /// <summary>An application, as its developer has it.</summary>
    public PortalApplicationIdentity(Application application)
    {
        Text = Name = application.Name;
        Id = application.Id;
    }

    /// <summary>The application of a registration.</summary>
    public PortalApplicationIdentity(PortalRegistration registration)
        : this(registration.Application)
    {
    }

    /// <summary>The application of a developer's own registration.</summary>
    public PortalApplicationIdentity(Registration registration)
        : this(registration.Application?.Name, registration.ApplicationId)
    {
    }

    /// <summary>An application, as its registration names it.</summary>
    public PortalApplicationIdentity(RegistrationPart application)
    {
        Text = application.ToString();
        Name = application.Name;
        Id = application.Id;
    }

    /// <summary>The application of a credential.</summary>
    public PortalApplicationIdentity(KonnectCredential credential)
        : this(credential.Name, credential.ApplicationId)
    {
        Portal = PortalOf(credential.PortalId);
    }

    private PortalApplicationIdentity(string? name, string id)
    {
        Text = name ?? id;
        Name = name;
        Id = id;
    }

    internal string Text { get; }

    internal string? Id { get; }

    internal string? Name { get; }

    /// <summary>The portal that it says to be in; null where it does not say.</summary>
    internal PortalIdentity? Portal { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>An id, whatever it looks like.</summary>
    internal static PortalApplicationIdentity OfId(string id) => new(null, id);

    /// <summary>The application of an object that comes from elsewhere; null when it names none.</summary>
    internal static PortalApplicationIdentity? From(ForeignObject foreign)
    {
        if (foreign.Text("ApplicationId", "application_id") is { } of)
        {
            return new PortalApplicationIdentity(null, of) { Portal = PortalOf(foreign.Text("PortalId", "portal_id")) };
        }

        if (foreign.Text("Application") is { } application)
        {
            return new PortalApplicationIdentity(application);
        }

        return !foreign.CanBe("Application", "PortalApplication") ? null
            : foreign.Text("Id") is { } id ? new PortalApplicationIdentity(foreign.Text("Name"), id)
            : foreign.Text("Name") is { } name ? new PortalApplicationIdentity(name)
            : null;
    }

    private static PortalIdentity? PortalOf(string? id) => string.IsNullOrEmpty(id) ? null : new PortalIdentity(id!);
}
