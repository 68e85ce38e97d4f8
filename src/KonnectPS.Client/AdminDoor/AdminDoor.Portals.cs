namespace KonnectPS.Client;

/// <content>The portals themselves.</content>
public sealed partial class AdminDoor
{
    /// <summary>The portals of the region.</summary>
    /// <param name="name">An exact name, or null for all.</param>
    /// <param name="nameContains">A part of the name, or null for all.</param>
    /// <param name="window">The part of the list.</param>
    public KonnectList<Portal> ListPortals(string? name = null, string? nameContains = null, ListWindow? window = null) =>
        List(
            Root + "portals",
            new QueryString().Filter("name", "eq", name).Filter("name", "contains", nameContains),
            KonnectJson.Default.PagePortal,
            window);

    /// <summary>One portal.</summary>
    public Task<Portal> GetPortalAsync(string portalId, CancellationToken cancellationToken) =>
        SendAsync(KonnectRequest.Get(PortalPath(portalId)), KonnectJson.Default.Portal, cancellationToken);

    /// <summary>Creates a portal (<c>POST /v3/portals</c>).</summary>
    public Task<Portal> CreatePortalAsync(NewPortal portal, CancellationToken cancellationToken) =>
        SendAsync(KonnectRequest.Create(Root + "portals", portal, KonnectJson.Default.NewPortal), KonnectJson.Default.Portal, cancellationToken);

    /// <summary>Changes a portal.</summary>
    public Task<Portal> UpdatePortalAsync(string portalId, PortalChange change, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Patch(PortalPath(portalId), change, KonnectJson.Default.PortalChange),
            KonnectJson.Default.Portal,
            cancellationToken,
            changed =>
            {
                RequiredField.DemandSame(changed.Id, portalId, "id", StringComparison.OrdinalIgnoreCase);
                change.DemandMade(changed);
            });

    /// <summary>Deletes a portal with everything in it: developers, teams, applications with their credentials, and forms.</summary>
    /// <param name="portalId">The portal's id.</param>
    /// <param name="force">True to take its APIs back first; without it a portal with published APIs is not deleted.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task DeletePortalAsync(string portalId, bool force, CancellationToken cancellationToken) =>
        DeleteAsync(
            _region,
            PortalPath(portalId) + (force ? "?force=true" : ""),
            async look =>
            {
                await GetPortalAsync(portalId, look).ConfigureAwait(false);
                return false;
            },
            cancellationToken);

    private static string PortalPath(string portalId) => Root + "portals/" + UrlPath.Segment(portalId);
}
