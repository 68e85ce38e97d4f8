namespace KonnectPS.Client;

/// <content>The organization's auth strategies (Application Auth Strategies v2).</content>
public sealed partial class AdminDoor
{
    private const string StrategiesPath = "v2/application-auth-strategies";

    /// <summary>The organization's auth strategies, with their configuration.</summary>
    /// <param name="name">An exact name, or null for all.</param>
    /// <param name="nameContains">A part of the name, or null for all.</param>
    public KonnectList<PortalAuthStrategy> ListStrategies(string? name = null, string? nameContains = null) =>
        List(
            StrategiesPath,
            new QueryString().Filter("name", "eq", name).Filter("name", "contains", nameContains),
            KonnectJson.Default.PagePortalAuthStrategy,
            window: null);

    /// <summary>One strategy.</summary>
    public Task<PortalAuthStrategy> GetStrategyAsync(string strategyId, CancellationToken cancellationToken) =>
        SendAsync(KonnectRequest.Get(StrategyPath(strategyId)), KonnectJson.Default.PortalAuthStrategy, cancellationToken);

    /// <summary>Creates a strategy. Konnect's contract knows no conflict of names: look first.</summary>
    public Task<PortalAuthStrategy> CreateStrategyAsync(NewAuthStrategy strategy, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Create(StrategiesPath, strategy.ToBody(), KonnectJson.Default.NewStrategyBody),
            KonnectJson.Default.PortalAuthStrategy,
            cancellationToken);

    /// <summary>Changes a strategy. API keys that were minted keep the lifetime that they were given.</summary>
    public Task<PortalAuthStrategy> UpdateStrategyAsync(string strategyId, AuthStrategyChange change, CancellationToken cancellationToken) =>
        SendAsync(
            KonnectRequest.Patch(StrategyPath(strategyId), change.ToBody(), KonnectJson.Default.StrategyChangeBody),
            KonnectJson.Default.PortalAuthStrategy,
            cancellationToken,
            changed =>
            {
                RequiredField.DemandSame(changed.Id, strategyId, "id", StringComparison.OrdinalIgnoreCase);
                change.DemandMade(changed);
            });

    /// <summary>Deletes a strategy; <see cref="KonnectErrorKind.Conflict"/> while an API is published with it.</summary>
    public Task DeleteStrategyAsync(string strategyId, CancellationToken cancellationToken) =>
        DeleteAsync(StrategyPath(strategyId), KonnectJson.Default.PortalAuthStrategy, cancellationToken);

    private static string StrategyPath(string strategyId) => StrategiesPath + "/" + UrlPath.Segment(strategyId);
}
