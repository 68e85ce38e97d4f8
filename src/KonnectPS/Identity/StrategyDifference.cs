using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Identity;

/// <summary>Says in what an existing strategy or provider differs from the one that was asked for.</summary>
internal static class StrategyDifference
{
    public static string Describe(NewAuthStrategy wanted, PortalAuthStrategy existing) => Warnings.ReadBack(
        "auth strategy",
        wanted.Name,
        [
            .. Compare("type", wanted.Issuer is null ? PortalAuthStrategy.KeyAuthType : PortalAuthStrategy.OpenIdConnectType, existing.StrategyType),
            .. Compare("display name", wanted.DisplayName, existing.DisplayName),
            .. wanted.Issuer is null ? CompareKeys(wanted, existing) : CompareTokens(wanted, existing),
        ]);

    public static string Describe(NewDcrProvider wanted, DcrProvider existing) => Warnings.ReadBack(
        "DCR provider",
        wanted.Name,
        [
            .. Compare("type", wanted.ProviderType, existing.ProviderType),
            .. Compare("display name", wanted.DisplayName, existing.DisplayName),
            .. Compare("issuer", wanted.Issuer, existing.Issuer),
            .. Compare("client id", wanted.InitialClientId, existing.InitialClientId),
            .. Compare("audience", wanted.InitialClientAudience, existing.InitialClientAudience),
            .. Compare("base URL", wanted.BaseUrl, existing.BaseUrl),
        ]);

    public static string Describe(NewAuthServer wanted, AuthServer existing) => Warnings.ReadBack(
        "auth server",
        wanted.Name,
        [
            .. Compare("audience", wanted.Audience, existing.Audience),
            .. Compare("description", wanted.Description, existing.Description),
            .. Compare("signing algorithm", wanted.SigningAlgorithm, existing.SigningAlgorithm),
        ]);

    private static IEnumerable<string> CompareKeys(NewAuthStrategy wanted, PortalAuthStrategy existing) =>
    [
        .. Compare("key names", Joined(wanted.KeyNames), Joined(existing.KeyNames)),
        .. Compare("lifetime of keys", $"{wanted.TimeToLive}", $"{existing.Ttl}"),
    ];

    private static IEnumerable<string> CompareTokens(NewAuthStrategy wanted, PortalAuthStrategy existing) =>
    [
        .. Compare("issuer", wanted.Issuer, existing.Issuer),
        .. Compare("claims", Joined(wanted.CredentialClaims), Joined(existing.CredentialClaims)),
        .. Compare("scopes", Joined(wanted.Scopes), Joined(existing.Scopes)),
        .. Compare("auth methods", Joined(wanted.AuthMethods), Joined(existing.AuthMethods)),
        .. Compare("DCR provider", wanted.DcrProviderId, existing.DcrProvider?.Id),
    ];

    private static IEnumerable<string> Compare(string field, string? wanted, string? existing)
    {
        if (wanted is not null && !wanted.Equals(existing ?? "", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{field} is '{PlainText.Of(existing)}', not '{PlainText.Of(wanted)}'";
        }
    }

    private static string? Joined(IReadOnlyList<string>? texts) =>
        texts is null ? null : string.Join(" ", texts.OrderBy(text => text, StringComparer.Ordinal));
}
