using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>A form of a portal, given as an object, an id or a name.</summary>
public sealed class PortalFormIdentity
{
    /// <summary>A name, or an id where the text is a UUID.</summary>
    public PortalFormIdentity(string nameOrId)
    {
        Text = nameOrId;
        Id = Guid.TryParse(nameOrId, out _) ? nameOrId : null;
    }

    /// <summary>An id.</summary>
    public PortalFormIdentity(Guid id)
        : this(id.ToString())
    {
    }

    /// <summary>A form.</summary>
    public PortalFormIdentity(PortalForm form)
    {
        Text = form.Name;
        Id = form.Id;
    }

    internal string Text { get; }

    internal string? Id { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The form of an object that comes from elsewhere; null when it names none.</summary>
    internal static PortalFormIdentity? From(ForeignObject foreign) =>
        foreign.Text("FormId", "form_id", "Form") is { } of ? new PortalFormIdentity(of)
            : foreign.CanBe("PortalForm") && foreign.Text("Id", "Name") is { } text ? new PortalFormIdentity(text)
            : null;
}
