namespace KonnectPS.Client;

/// <content>The control planes and their gateway services (Control Planes v2), to link APIs to.</content>
public sealed partial class AdminDoor
{
    /// <summary>The control planes.</summary>
    /// <param name="name">An exact name, or null for all.</param>
    /// <param name="nameContains">A part of the name, or null for all.</param>
    /// <param name="window">The part of the list.</param>
    public KonnectList<ControlPlane> ListControlPlanes(string? name = null, string? nameContains = null, ListWindow? window = null) =>
        List(
            ControlPlanesPath,
            new QueryString().Filter("name", "eq", name).Filter("name", "contains", nameContains),
            KonnectJson.Default.PageControlPlane,
            window);

    /// <summary>The gateway service of a name in a control plane, or null.</summary>
    public async Task<GatewayService?> FindServiceAsync(string controlPlaneId, string name, CancellationToken cancellationToken)
    {
        var path = new QueryString().Filter("name", "eq", name).AppendTo(ServicesPath(controlPlaneId));
        var list = await SendAsync(KonnectRequest.Get(path), KonnectJson.Default.GatewayServiceList, cancellationToken).ConfigureAwait(false);
        return list.Data!.FirstOrDefault(service => service.Name == name && service.Id is { Length: > 0 });
    }

    /// <summary>The gateway service of an id in a control plane; <see cref="KonnectErrorKind.NotFound"/> for one of another control plane.</summary>
    public Task<GatewayService> GetServiceAsync(string controlPlaneId, string serviceId, CancellationToken cancellationToken) =>
        SendAsync(KonnectRequest.Get(ServicesPath(controlPlaneId) + "/" + UrlPath.Segment(serviceId)), KonnectJson.Default.GatewayService, cancellationToken);

    /// <summary>Some gateway services of a control plane, as a menu shows them.</summary>
    /// <param name="controlPlaneId">The control plane's id.</param>
    /// <param name="nameContains">A part of the name, or null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<GatewayService>> ListServicesAsync(string controlPlaneId, string? nameContains, CancellationToken cancellationToken)
    {
        var path = new QueryString().Filter("name", "contains", nameContains).AppendTo(ServicesPath(controlPlaneId));
        return (await SendAsync(KonnectRequest.Get(path), KonnectJson.Default.GatewayServiceList, cancellationToken).ConfigureAwait(false)).Data!;
    }

    private const string ControlPlanesPath = "v2/control-planes";

    private static string ServicesPath(string controlPlaneId) => $"{ControlPlanesPath}/{UrlPath.Segment(controlPlaneId)}/core-entities/services";
}
