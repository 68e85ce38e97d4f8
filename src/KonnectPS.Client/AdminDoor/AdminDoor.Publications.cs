namespace KonnectPS.Client;

/// <content>How an API gets its document, its gateway service and its portals.</content>
public sealed partial class AdminDoor
{
    /// <summary>Gives an API its document; <see cref="KonnectErrorKind.Conflict"/> for an API that has one.</summary>
    public Task<CatalogApiVersion> CreateCatalogApiVersionAsync(string apiId, CatalogApiDocument document, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Create(ApiPath(apiId) + "/versions", document, KonnectJson.Default.CatalogApiDocument),
            KonnectJson.Default.CatalogApiVersion,
            cancellationToken);

    /// <summary>Replaces the document of an API.</summary>
    public Task<CatalogApiVersion> ReplaceCatalogApiVersionAsync(
        string apiId, string versionId, CatalogApiDocument document, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Patch(VersionPath(apiId, versionId), document, KonnectJson.Default.CatalogApiDocument),
            KonnectJson.Default.CatalogApiVersion,
            cancellationToken,
            replaced =>
            {
                RequiredField.DemandSame(replaced.Id, versionId, "id", StringComparison.OrdinalIgnoreCase);
                RequiredField.DemandSame(replaced.Version, document.Version, "version");
            });

    /// <summary>Links an API to a gateway service.</summary>
    public Task<ApiLink> CreateLinkAsync(string apiId, string controlPlaneId, string serviceId, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Create(
                ApiPath(apiId) + "/implementations",
                new NewLinkBody { Service = new NewLinkBody.LinkedService { ControlPlaneId = controlPlaneId, Id = serviceId } },
                KonnectJson.Default.NewLinkBody),
            KonnectJson.Default.ApiLink,
            cancellationToken);

    /// <summary>Deletes the link of an API; <see cref="KonnectErrorKind.NotFound"/> when it is not there.</summary>
    public Task UnlinkAsync(string apiId, string implementationId, CancellationToken cancellationToken) =>
        DeleteAsync($"{ApiPath(apiId)}/implementations/{UrlPath.Segment(implementationId)}", KonnectJson.Default.ApiLink, cancellationToken);

    /// <summary>Publishes an API to a portal, or changes how it is published: what is null of the publication gets the portal's or Konnect's default.</summary>
    public Task<ApiPublication> PublishAsync(string apiId, string portalId, WantedPublication wanted, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Put(PublicationPath(apiId, portalId), wanted.Body(), KonnectJson.Default.PublicationBody) with { RetriesUnreadable = true },
            KonnectJson.Default.ApiPublication,
            cancellationToken,
            published =>
            {
                RequiredField.DemandSame(published.Visibility, wanted.Visibility, "visibility");
                if (!wanted.IsMetBy(published))
                {
                    throw new System.Text.Json.JsonException("The publication is not what was asked for.");
                }
            });

    /// <summary>Takes an API out of a portal; <see cref="KonnectErrorKind.NotFound"/> when it is not published there.</summary>
    public Task UnpublishAsync(string apiId, string portalId, CancellationToken cancellationToken) =>
        DeleteAsync(PublicationPath(apiId, portalId), KonnectJson.Default.ApiPublication, cancellationToken);

    private static string PublicationPath(string apiId, string portalId) => $"{ApiPath(apiId)}/publications/{UrlPath.Segment(portalId)}";
}
