namespace KonnectPS.Client;

/// <summary>Creates APIs; after a lost response the API is read back.</summary>
public static class CatalogApiCreation
{
    /// <summary>
    /// Creates an API with its document. When the response is lost, the API is looked for by its name and version, which are unique
    /// together. It holds no secret: one with the same document is returned, one with another was there before.
    /// </summary>
    /// <param name="door">The admin door.</param>
    /// <param name="wanted">The API.</param>
    /// <param name="document">Its document, to know it again.</param>
    /// <param name="cancellationToken">Ends it; the API may then exist.</param>
    /// <exception cref="KonnectException">
    /// <see cref="KonnectErrorKind.Conflict"/> or <see cref="KonnectErrorKind.InvalidRequest"/> where another API has the name and the version.
    /// </exception>
    public static Task<CatalogApi> CreateCatalogApiOnceAsync(
        this AdminDoor door, NewCatalogApi wanted, SpecificationDocument document, CancellationToken cancellationToken) =>
        ExactlyOnce.CreateAsync(
            door.Options,
            () => door.CreateCatalogApiAsync(wanted, cancellationToken),
            async look => await door.FindCatalogApiAsync(wanted.Name, wanted.Version, look).ConfigureAwait(false) switch
            {
                null => Reconciliation<CatalogApi>.NotCreated,
                var found when await door.HasDocumentAsync(found, document, look).ConfigureAwait(false) => Reconciliation<CatalogApi>.Created(found),
                _ => Reconciliation<CatalogApi>.NameTaken,
            },
            () => new PossibleOrphan(PossibleOrphanKind.CatalogApi, wanted.Name),
            cancellationToken);

    /// <summary>The API of a name and a version, or null.</summary>
    public static Task<CatalogApi?> FindCatalogApiAsync(this AdminDoor door, string name, string? version, CancellationToken cancellationToken) =>
        door.ListCatalogApis(name).FindAsync(api => api.Name == name && api.Version == version, cancellationToken);

    private static async Task<bool> HasDocumentAsync(
        this AdminDoor door, CatalogApi api, SpecificationDocument document, CancellationToken cancellationToken) =>
        api.CurrentVersionSummary is { } version
        && document.IsSameAs((await door.GetCatalogApiVersionAsync(api.Id, version.Id, cancellationToken).ConfigureAwait(false)).Spec?.Content);
}
