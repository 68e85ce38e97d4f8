using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>A control plane, given as an object, an id or a name.</summary>
public sealed class ControlPlaneIdentity
{
    /// <summary>A name, or an id where the text is a UUID.</summary>
    public ControlPlaneIdentity(string nameOrId)
    {
        Text = nameOrId;
        Id = Guid.TryParse(nameOrId, out _) ? nameOrId : null;
    }

    /// <summary>An id.</summary>
    public ControlPlaneIdentity(Guid id)
        : this(id.ToString())
    {
    }

    /// <summary>A control plane.</summary>
    public ControlPlaneIdentity(ControlPlane controlPlane)
    {
        Text = controlPlane.Name;
        Id = controlPlane.Id;
    }

    internal string Text { get; }

    internal string? Id { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The control plane of an object that comes from elsewhere; null when it names none.</summary>
    internal static ControlPlaneIdentity? From(ForeignObject foreign) =>
        foreign.Text("ControlPlaneId", "control_plane_id", "ControlPlane") is { } of ? new ControlPlaneIdentity(of)
            : foreign.CanBe("ControlPlane") && foreign.Text("Id", "Name") is { } text ? new ControlPlaneIdentity(text)
            : null;
}
