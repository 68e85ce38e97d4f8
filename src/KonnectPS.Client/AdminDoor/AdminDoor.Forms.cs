namespace KonnectPS.Client;

/// <content>What portals ask of developers. Told by Kong's documentation; its OpenAPI document does not have these operations.</content>
public sealed partial class AdminDoor
{
    /// <summary>The forms of a portal, without their fields. The form that a portal shows when it has none of its own is not among them.</summary>
    /// <param name="portalId">The portal's id.</param>
    /// <param name="filter">Which of them; null for all.</param>
    /// <param name="window">The part of the list.</param>
    public KonnectList<PortalForm> ListForms(string portalId, PortalFormFilter? filter = null, ListWindow? window = null) =>
        List(
            FormsPath(portalId),
            new QueryString()
                .Filter("name", "eq", filter?.Name)
                .Filter("name", "contains", filter?.NameContains)
                .Filter("type", "eq", filter?.Type)
                .Filter("status", "eq", filter?.Status),
            KonnectJson.Default.PagePortalForm,
            window,
            form => form.PortalId = portalId);

    /// <summary>One form, with its fields.</summary>
    public async Task<PortalForm> GetFormAsync(string portalId, string formId, CancellationToken cancellationToken)
    {
        var form = await SendAsync(
            KonnectRequest.Get(FormsPath(portalId) + "/" + UrlPath.Segment(formId)), KonnectJson.Default.PortalForm, cancellationToken).ConfigureAwait(false);
        form.PortalId = portalId;
        return form;
    }

    private static string FormsPath(string portalId) => PortalPath(portalId) + "/forms";
}
