namespace KonnectPS.Client;

/// <summary>Links APIs to gateway services and gives them their document; after a lost response what there is is read back.</summary>
public static class ApiLinkCreation
{
    /// <summary>Links an API to a gateway service. An API has one link at most, so that the one that is found after a lost response is returned.</summary>
    /// <param name="door">The admin door.</param>
    /// <param name="api">The API.</param>
    /// <param name="controlPlaneId">The control plane of the service.</param>
    /// <param name="serviceId">The service.</param>
    /// <param name="cancellationToken">Ends it; the link may then exist.</param>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.Conflict"/> where the service is linked to another API, or the API to another service.</exception>
    public static Task<ApiLink> LinkOnceAsync(
        this AdminDoor door, CatalogApi api, string controlPlaneId, string serviceId, CancellationToken cancellationToken) =>
        ExactlyOnce.CreateAsync(
            door.Options,
            () => door.CreateLinkAsync(api.Id, controlPlaneId, serviceId, cancellationToken),
            async look => await door.ListImplementations(api.Id).FindAsync(_ => true, look).ConfigureAwait(false) switch
            {
                null => Reconciliation<ApiLink>.NotCreated,
                { Service.Id: { } id } found when id.Equals(serviceId, StringComparison.OrdinalIgnoreCase) => Reconciliation<ApiLink>.Created(new ApiLink { Id = found.Id }),
                _ => Reconciliation<ApiLink>.NameTaken,
            },
            () => new PossibleOrphan(PossibleOrphanKind.ApiLink, api.Name),
            cancellationToken);

    /// <summary>Gives a document to an API that has none. An API has one version at most, so that the one that is found after a lost response is returned.</summary>
    /// <param name="door">The admin door.</param>
    /// <param name="api">The API.</param>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Ends it; the version may then exist.</param>
    /// <exception cref="KonnectException"><see cref="KonnectErrorKind.Conflict"/> for an API that has a document already.</exception>
    public static Task<CatalogApiVersion> GiveDocumentOnceAsync(
        this AdminDoor door, CatalogApi api, CatalogApiDocument document, CancellationToken cancellationToken) =>
        ExactlyOnce.CreateAsync(
            door.Options,
            () => door.CreateCatalogApiVersionAsync(api.Id, document, cancellationToken),
            async look => (await door.GetCatalogApiAsync(api.Id, look).ConfigureAwait(false)).CurrentVersionSummary is { } found
                ? Reconciliation<CatalogApiVersion>.Created(found)
                : Reconciliation<CatalogApiVersion>.NotCreated,
            () => new PossibleOrphan(PossibleOrphanKind.CatalogApi, api.Name),
            cancellationToken);
}
