using System.Text.Json.Serialization.Metadata;

namespace KonnectPS.Client;

/// <content>The APIs that the portal publishes. Without a token it shows those that are public.</content>
public sealed partial class DeveloperDoor
{
    /// <summary>The APIs this developer may see.</summary>
    /// <param name="name">An exact name, or null for all.</param>
    /// <param name="window">The part of the list.</param>
    public KonnectList<Api> ListApis(string? name = null, ListWindow? window = null) =>
        new(
            (pageOf, cancellationToken) => SendAlsoAnonymouslyAsync(KonnectRequest.Get(pageOf), KonnectJson.Default.PageApi, cancellationToken),
            Root + "apis",
            new QueryString().Filter("name", "eq", name),
            window,
            complete: null,
            _observer);

    /// <summary>One API, by id or slug.</summary>
    public Task<Api> GetApiAsync(string idOrSlug, CancellationToken cancellationToken) =>
        SendAlsoAnonymouslyAsync(KonnectRequest.Get(Root + "apis/" + UrlPath.Segment(idOrSlug)), KonnectJson.Default.Api, cancellationToken);

    /// <summary>What this developer may do with an API.</summary>
    public async Task<ApiActions> GetApiActionsAsync(string idOrSlug, CancellationToken cancellationToken) =>
        (await SendAsync(
            KonnectRequest.Get(Root + "apis/" + UrlPath.Segment(idOrSlug) + "/actions"),
            KonnectJson.Default.ApiActionsResponse,
            cancellationToken).ConfigureAwait(false)).Actions;

    private Task<T> SendAlsoAnonymouslyAsync<T>(KonnectRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class =>
        HasToken
            ? SendAsync(request, type, cancellationToken)
            : _pipeline.SendAsync(request, key: null, type, _observer, cancellationToken);
}
