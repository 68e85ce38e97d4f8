using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>An application of the developer's own, given as an object, an id or a name.</summary>
public sealed class ApplicationIdentity
{
    /// <summary>A name, or an id where the text is a UUID.</summary>
    public ApplicationIdentity(string nameOrId)
    {
        Text = nameOrId;
        Id = Guid.TryParse(nameOrId, out _) ? nameOrId : null;
    }

    /// <summary>An id.</summary>
    public ApplicationIdentity(Guid id)
        : this(id.ToString())
    {
    }

    /// <summary>An application.</summary>
    public ApplicationIdentity(Application application)
    {
        Text = application.Name;
        Id = application.Id;
        Application = application;
    }

    /// <summary>The application of a registration.</summary>
    public ApplicationIdentity(Registration registration)
    {
        Text = registration.Application?.Name ?? registration.ApplicationId;
        Id = registration.ApplicationId;
        Application = registration.Application;
        Registration = registration;
    }

    /// <summary>The application of a credential.</summary>
    public ApplicationIdentity(KonnectCredential credential)
    {
        Text = credential.Name ?? credential.ApplicationId;
        Id = credential.ApplicationId;
    }

    private ApplicationIdentity(string text, string id)
    {
        Text = text;
        Id = id;
    }

    internal string Text { get; }

    internal string? Id { get; }

    internal Application? Application { get; }

    internal Registration? Registration { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>An id, whatever it looks like.</summary>
    internal static ApplicationIdentity OfId(string id) => new(id, id);

    /// <summary>The application of an object that comes from elsewhere; null when it names none.</summary>
    internal static ApplicationIdentity? From(ForeignObject foreign)
    {
        if (foreign.Text("ApplicationId", "application_id") is { } of)
        {
            return OfId(of);
        }

        if (foreign.Text("Application") is { } application)
        {
            return new ApplicationIdentity(application);
        }

        return !foreign.CanBe("Application", "PortalApplication") ? null
            : foreign.Text("Id") is { } id ? new ApplicationIdentity(foreign.Text("Name") ?? id, id)
            : foreign.Text("Name") is { } name ? new ApplicationIdentity(name)
            : null;
    }
}
