using System.Security;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>What a DCR provider is created from. Which members belong to which type is Konnect's contract; the others stay null.</summary>
public sealed record NewDcrProvider
{
    /// <summary>The name by which it is managed, from 1 to 256 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The name that developers see, from 1 to 256 characters; null for none.</summary>
    public string? DisplayName { get; init; }

    /// <summary><c>auth0</c>, <c>azureAd</c>, <c>curity</c>, <c>okta</c>, <c>http</c> or <c>kongIdentity</c>.</summary>
    public required string ProviderType { get; init; }

    /// <summary>Who issues the tokens, up to 256 characters.</summary>
    public required string Issuer { get; init; }

    /// <summary>The id of the client by which Konnect registers others; auth0, azureAd and curity.</summary>
    [JsonIgnore]
    public string? InitialClientId { get; init; }

    /// <summary>That client's secret; auth0, azureAd and curity.</summary>
    [JsonIgnore]
    public SecureString? InitialClientSecret { get; init; }

    /// <summary>The audience of that client's tokens; auth0.</summary>
    [JsonIgnore]
    public string? InitialClientAudience { get; init; }

    /// <summary>The token by which Konnect registers clients; okta.</summary>
    [JsonIgnore]
    public SecureString? DcrToken { get; init; }

    /// <summary>Where Konnect registers clients; http.</summary>
    [JsonIgnore]
    public string? BaseUrl { get; init; }

    /// <summary>The key that Konnect sends there, from 12 to 256 letters, digits and underscores; http.</summary>
    [JsonIgnore]
    public SecureString? ApiKey { get; init; }

    /// <summary>True where an application can have several secrets; http.</summary>
    [JsonIgnore]
    public bool? AllowMultipleCredentials { get; init; }

    /// <summary>The labels it is to carry.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    [JsonInclude]
    internal DcrConfig DcrConfig => new()
    {
        InitialClientId = InitialClientId,
        InitialClientSecret = InitialClientSecret,
        InitialClientAudience = InitialClientAudience,
        DcrToken = DcrToken,
        DcrBaseUrl = BaseUrl,
        ApiKey = ApiKey,
        AllowMultipleCredentials = AllowMultipleCredentials,
    };

    internal IReadOnlyList<SecureString> Secrets => [.. new[] { InitialClientSecret, DcrToken, ApiKey }.OfType<SecureString>()];
}

/// <summary>The configuration of a DCR provider; in responses without what is secret.</summary>
internal sealed class DcrConfig
{
    public string? InitialClientId { get; init; }

    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? InitialClientSecret { get; init; }

    public string? InitialClientAudience { get; init; }

    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? DcrToken { get; init; }

    public string? DcrBaseUrl { get; init; }

    [JsonConverter(typeof(SecureStringConverter))]
    public SecureString? ApiKey { get; init; }

    public bool? AllowMultipleCredentials { get; init; }
}
