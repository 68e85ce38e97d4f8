using System.Text.Json.Serialization;

namespace KonnectPS.Benchmarks.Raw;

/// <summary>A page of applications with the properties that KonnectPS reads, and nothing else.</summary>
internal sealed record RawPage(IReadOnlyList<RawPortalApplication> Data, RawMeta? Meta);

/// <summary>The <c>meta</c> of a page.</summary>
internal sealed record RawMeta(RawPageNumbers? Page);

/// <summary>Where a page stands.</summary>
internal sealed record RawPageNumbers(double Number, double Size, double Total);

/// <summary>An application at the admin door.</summary>
internal sealed record RawPortalApplication(
    string Id,
    string Name,
    string? Description,
    string? ClientId,
    double RegistrationCount,
    RawAuthStrategy? AuthStrategy,
    IReadOnlyList<string>? GrantedScopes,
    RawOwner? Owner,
    IReadOnlyDictionary<string, string?>? Labels,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt);

/// <summary>How callers prove who they are.</summary>
internal sealed record RawAuthStrategy(
    string Id,
    string? Name,
    string CredentialType,
    IReadOnlyList<string>? KeyNames,
    IReadOnlyList<string>? AuthMethods,
    IReadOnlyList<string>? AvailableScopes,
    bool? SupportsMultipleCredentials,
    int? MinAllowedCredentials,
    int? MaxAllowedCredentials);

/// <summary>Who owns an application.</summary>
internal sealed record RawOwner(string? Type, string? Id);

/// <summary>An application at the developer door.</summary>
internal sealed record RawApplication(
    string Id,
    string Name,
    string? Description,
    string? ClientId,
    string? ClientSecret,
    string? RedirectUri,
    RawAuthStrategy? AuthStrategy,
    IReadOnlyList<string>? Scopes,
    string? TeamId,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt);

/// <summary>A minted credential.</summary>
internal sealed record RawCredential(
    string Id,
    string Type,
    string? DisplayName,
    string? ClientId,
    string? Status,
    [property: JsonPropertyName("credential")] string? ApiKey,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? ExpiresAt);

/// <summary>What an application is created from.</summary>
internal sealed record RawNewApplication(string Name);

/// <summary>What a credential is minted from.</summary>
internal sealed record RawNewCredential(string DisplayName);
