namespace KonnectPS.Client;

/// <content>The documents that describe an API.</content>
public sealed partial class DeveloperDoor
{
    /// <summary>The document of an API.</summary>
    /// <param name="api">The API.</param>
    /// <param name="version">A version of it, such as <c>v1</c>; null for the API's own, or the only one there is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when the API has no such version, or it has no document.</returns>
    public async Task<ApiSpecification?> GetSpecificationAsync(Api api, string? version, CancellationToken cancellationToken)
    {
        var path = Root + "apis/" + UrlPath.Segment(api.Id) + "/versions";
        var page = await SendAsync(KonnectRequest.Get(path), KonnectJson.Default.PageApiVersion, cancellationToken).ConfigureAwait(false);
        var wanted = version ?? api.Version;
        var chosen = page.Data.FirstOrDefault(one => string.Equals(one.Version, wanted, StringComparison.OrdinalIgnoreCase) || one.Id == wanted)
            ?? (version is null && page.Data.Count > 0 ? page.Data[page.Data.Count - 1] : null);
        if (chosen is null)
        {
            return null;
        }

        try
        {
            return await _shared.SendAsync(
                key => _pipeline.SendAsync(
                    KonnectRequest.Get(path + "/" + UrlPath.Segment(chosen.Id) + "/raw"),
                    key,
                    (_, body) => ApiSpecification.Read(body, api, chosen),
                    _observer,
                    cancellationToken),
                RenewAsync,
                cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            return null;
        }
    }
}
