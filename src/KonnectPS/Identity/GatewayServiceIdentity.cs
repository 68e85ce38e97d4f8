using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>A gateway service, given as an object, an id or a name.</summary>
public sealed class GatewayServiceIdentity
{
    /// <summary>A name, or an id where the text is a UUID.</summary>
    public GatewayServiceIdentity(string nameOrId)
    {
        Text = nameOrId;
        Id = Guid.TryParse(nameOrId, out _) ? nameOrId : null;
    }

    /// <summary>An id.</summary>
    public GatewayServiceIdentity(Guid id)
        : this(id.ToString())
    {
    }

    /// <summary>The service that an API was published with.</summary>
    public GatewayServiceIdentity(PublishedApi api)
    {
        Text = Id = api.ServiceId ?? throw new System.Management.Automation.PSInvalidCastException($"The API '{PlainText.Of(api.Name)}' is linked to no gateway service.");
        ControlPlaneId = api.ControlPlaneId;
    }

    internal string Text { get; }

    internal string? Id { get; }

    /// <summary>The id of the control plane that the object names; null for one that names none.</summary>
    internal string? ControlPlaneId { get; private init; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The service of an object that comes from elsewhere; null when it names none.</summary>
    internal static GatewayServiceIdentity? From(ForeignObject foreign)
    {
        var controlPlane = foreign.Text("ControlPlaneId", "control_plane_id") is { } id && Guid.TryParse(id, out _) ? id : null;
        var text = foreign.Text("ServiceId", "service_id", "Service") ?? (foreign.TypeName is null or "PublishedApi" ? foreign.Text("Id", "Name") : null);
        return text is null ? null : new GatewayServiceIdentity(text) { ControlPlaneId = controlPlane };
    }
}
