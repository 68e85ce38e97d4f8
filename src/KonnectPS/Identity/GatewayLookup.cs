using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Identity;

/// <summary>A gateway service that was found, and where.</summary>
/// <param name="ControlPlaneId">The control plane's id.</param>
/// <param name="ServiceId">The service's id.</param>
internal sealed record FoundService(string ControlPlaneId, string ServiceId);

/// <summary>Finds the gateway service that a publisher names.</summary>
internal static class GatewayLookup
{
    /// <summary>
    /// The service: in the control plane that is named, else in the only one that has it. Each control plane is asked by itself, since
    /// Konnect has no list of all services.
    /// </summary>
    public static async Task<FoundService> FindAsync(
        this AdminDoor door, GatewayServiceIdentity service, ControlPlaneIdentity? named, CancellationToken cancellationToken)
    {
        if (service.Id is { } id && (service.ControlPlaneId ?? named?.Id) is { } known)
        {
            return new FoundService(known, id);
        }

        var found = new List<(ControlPlane Place, string Id)>();
        foreach (var place in await door.FindControlPlanesAsync(service, named, cancellationToken).ConfigureAwait(false))
        {
            if (await door.FindInAsync(place.Id, service, cancellationToken).ConfigureAwait(false) is { } serviceId)
            {
                found.Add((place, serviceId));
            }
        }

        return found.Count switch
        {
            0 => throw Failures.UnknownGatewayService(service.Text, named?.Text),
            1 => new FoundService(found[0].Place.Id, found[0].Id),
            _ => throw Failures.ControlPlaneNotChosen(service.Text, found.Select(one => $"{one.Place.Name} ({one.Id})")),
        };
    }

    /// <summary>The control plane's id; asks the server only for a name.</summary>
    public static async Task<string> FindIdAsync(this AdminDoor door, ControlPlaneIdentity identity, CancellationToken cancellationToken) =>
        identity.Id ?? (await door.FindByNameAsync(identity.Text, cancellationToken).ConfigureAwait(false)).Id;

    private static Task<ControlPlane> FindByNameAsync(this AdminDoor door, string name, CancellationToken cancellationToken) =>
        NameLookup.SingleAsync(door.ListControlPlanes(name), "control plane", name, one => one.Id, Failures.UnknownControlPlane, cancellationToken);

    private static async Task<IReadOnlyList<ControlPlane>> FindControlPlanesAsync(
        this AdminDoor door, GatewayServiceIdentity service, ControlPlaneIdentity? named, CancellationToken cancellationToken)
    {
        if ((named?.Id ?? service.ControlPlaneId) is { } id)
        {
            return [new ControlPlane { Id = id, Name = named?.Text ?? id }];
        }

        return named is null
            ? await door.ListControlPlanes().ReadAllAsync(cancellationToken).ConfigureAwait(false)
            : [await door.FindByNameAsync(named.Text, cancellationToken).ConfigureAwait(false)];
    }

    private static async Task<string?> FindInAsync(
        this AdminDoor door, string controlPlaneId, GatewayServiceIdentity service, CancellationToken cancellationToken)
    {
        if (service.Id is not { } id)
        {
            return (await door.FindServiceAsync(controlPlaneId, service.Text, cancellationToken).ConfigureAwait(false))?.Id;
        }

        try
        {
            await door.GetServiceAsync(controlPlaneId, id, cancellationToken).ConfigureAwait(false);
            return id;
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            return null;
        }
    }
}
