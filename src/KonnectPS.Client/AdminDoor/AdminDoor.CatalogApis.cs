namespace KonnectPS.Client;

/// <content>The organization's APIs with their documents.</content>
public sealed partial class AdminDoor
{
    /// <summary>The organization's APIs.</summary>
    /// <param name="name">An exact name, or null for all.</param>
    /// <param name="nameContains">A part of the name, or null for all.</param>
    /// <param name="window">The part of the list.</param>
    public KonnectList<CatalogApi> ListCatalogApis(string? name = null, string? nameContains = null, ListWindow? window = null) =>
        List(
            ApisPath,
            new QueryString().Filter("name", "eq", name).Filter("name", "contains", nameContains),
            KonnectJson.Default.PageCatalogApi,
            window);

    /// <summary>One API.</summary>
    public Task<CatalogApi> GetCatalogApiAsync(string apiId, CancellationToken cancellationToken) =>
        SendAsync(KonnectRequest.Get(ApiPath(apiId)), KonnectJson.Default.CatalogApi, cancellationToken);

    /// <summary>Has Konnect validate a document without keeping it.</summary>
    /// <param name="content">The document in YAML or JSON.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>What Konnect remarks on a document that is valid; often nothing.</returns>
    /// <exception cref="KonnectException">
    /// <see cref="KonnectErrorKind.InvalidRequest"/> for a document that is not valid; <see cref="KonnectException.ValidationErrors"/> says where.
    /// </exception>
    public async Task<IReadOnlyList<string>> ValidateSpecificationAsync(string content, CancellationToken cancellationToken)
    {
        var request = KonnectRequest.Validate(
            ApisPath + "/validate-specification", new SpecificationBody { Content = content }, KonnectJson.Default.SpecificationBody);
        var result = await SendAsync(request, KonnectJson.Default.ValidationResult, cancellationToken).ConfigureAwait(false);
        return [.. result.ValidationMessages.Select(remark => remark.Message).OfType<string>()];
    }

    /// <summary>Creates an API.</summary>
    public Task<CatalogApi> CreateCatalogApiAsync(NewCatalogApi api, CancellationToken cancellationToken) =>
        SendAsync(KonnectRequest.Create(ApisPath, api, KonnectJson.Default.NewCatalogApi), KonnectJson.Default.CatalogApi, cancellationToken);

    /// <summary>Deletes an API with its document, its links and its publications.</summary>
    public Task DeleteCatalogApiAsync(string apiId, CancellationToken cancellationToken) =>
        DeleteAsync(ApiPath(apiId), KonnectJson.Default.CatalogApi, cancellationToken);

    /// <summary>The version of an API with its document.</summary>
    public Task<CatalogApiVersion> GetCatalogApiVersionAsync(string apiId, string versionId, CancellationToken cancellationToken) =>
        SendAsync(KonnectRequest.Get(VersionPath(apiId, versionId)), KonnectJson.Default.CatalogApiVersion, cancellationToken);

    private const string ApisPath = Root + "apis";

    private static string ApiPath(string apiId) => ApisPath + "/" + UrlPath.Segment(apiId);

    private static string VersionPath(string apiId, string versionId) => ApiPath(apiId) + "/versions/" + UrlPath.Segment(versionId);
}
