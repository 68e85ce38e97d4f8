namespace KonnectPS.Client;

/// <content>The identity providers at which Konnect registers clients (Application Auth Strategies v2).</content>
public sealed partial class AdminDoor
{
    private const string DcrProvidersPath = "v2/dcr-providers";

    /// <summary>The organization's DCR providers, without their secrets.</summary>
    /// <param name="name">An exact name, or null for all.</param>
    /// <param name="nameContains">A part of the name, or null for all.</param>
    public KonnectList<DcrProvider> ListDcrProviders(string? name = null, string? nameContains = null) =>
        List(
            DcrProvidersPath,
            new QueryString().Filter("name", "eq", name).Filter("name", "contains", nameContains),
            KonnectJson.Default.PageDcrProvider,
            window: null);

    /// <summary>One DCR provider.</summary>
    public Task<DcrProvider> GetDcrProviderAsync(string providerId, CancellationToken cancellationToken) =>
        SendAsync(KonnectRequest.Get(DcrProviderPath(providerId)), KonnectJson.Default.DcrProvider, cancellationToken);

    /// <summary>Creates a DCR provider. Konnect's contract knows no conflict of names: look first.</summary>
    public Task<DcrProvider> CreateDcrProviderAsync(NewDcrProvider provider, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Create(DcrProvidersPath, provider, KonnectJson.Default.NewDcrProvider) with { Secrets = provider.Secrets },
            KonnectJson.Default.DcrProvider,
            cancellationToken);

    /// <summary>Has Konnect try whether it can register clients there; the provider holds the result, too.</summary>
    public async Task<DcrVerification> VerifyDcrProviderAsync(DcrProvider provider, CancellationToken cancellationToken)
    {
        provider.Verification = await SendAsync(
            KonnectRequest.Post(DcrProviderPath(provider.Id) + "/verify", RequestSafety.Idempotent) with { RetriesUnreadable = true },
            KonnectJson.Default.DcrVerification,
            cancellationToken).ConfigureAwait(false);
        return provider.Verification;
    }

    /// <summary>Deletes a DCR provider. The clients that it registered stay where they are.</summary>
    public Task DeleteDcrProviderAsync(string providerId, CancellationToken cancellationToken) =>
        DeleteAsync(DcrProviderPath(providerId), KonnectJson.Default.DcrProvider, cancellationToken);

    private static string DcrProviderPath(string providerId) => DcrProvidersPath + "/" + UrlPath.Segment(providerId);
}
