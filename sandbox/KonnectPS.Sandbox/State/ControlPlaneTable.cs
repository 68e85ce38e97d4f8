namespace KonnectPS.Sandbox.State;

/// <summary>The control planes of the organisation. Nobody creates or deletes one while the sandbox runs.</summary>
public sealed class ControlPlaneTable
{
    private readonly List<ControlPlane> _controlPlanes = [];
    private readonly Lock _gate;

    internal ControlPlaneTable(Lock gate)
    {
        _gate = gate;
    }

    /// <summary>The control planes, oldest first.</summary>
    public IReadOnlyList<ControlPlane> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _controlPlanes];
            }
        }
    }

    internal ControlPlane Add(string name, DateTimeOffset createdAt, params IEnumerable<string> services)
    {
        var added = new ControlPlane(Guid.NewGuid(), name, createdAt, [.. services.Select(service => new GatewayService(Guid.NewGuid(), service, createdAt))]);
        lock (_gate)
        {
            _controlPlanes.Add(added);
        }

        return added;
    }

    /// <summary>The control plane of a service; null for one that is nowhere.</summary>
    internal ControlPlane? Of(Guid serviceId)
    {
        return All.FirstOrDefault(controlPlane => controlPlane.Services.Any(service => service.Id == serviceId));
    }
}
