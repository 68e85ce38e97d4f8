using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>How the callers of an API prove who they are, and so what kind of credential an application gets.</summary>
public sealed class AuthStrategy : INamed, IJsonOnDeserialized
{
    /// <summary>Konnect mints API keys.</summary>
    public const string KeyAuth = "key_auth";

    /// <summary>The identity provider mints a client id and secret when the application is created (dynamic client registration).</summary>
    public const string ClientCredentials = "client_credentials";

    /// <summary>The developer brings a client id; nothing is minted here.</summary>
    public const string SelfManagedClientCredentials = "self_managed_client_credentials";

    /// <summary>The strategy's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The strategy's name.</summary>
    public string? Name { get; init; }

    /// <summary><c>key_auth</c>, <c>client_credentials</c> or <c>self_managed_client_credentials</c>.</summary>
    public required string CredentialType { get; init; }

    /// <summary>The headers or query parameters in which an API key is looked for; key_auth only.</summary>
    public IReadOnlyList<string>? KeyNames { get; init; }

    /// <summary>How long an API key lives; null when it does not end. key_auth only.</summary>
    public KeyLifetime? Ttl { get; init; }

    /// <summary>How a token may be asked for and sent; client credentials only.</summary>
    public IReadOnlyList<string>? AuthMethods { get; init; }

    /// <summary>The scopes an application may ask for; client credentials only.</summary>
    public IReadOnlyList<string>? AvailableScopes { get; init; }

    /// <summary>False when an application can have one secret only.</summary>
    public bool? SupportsMultipleCredentials { get; init; }

    /// <summary>The fewest secrets an application can have.</summary>
    public int? MinAllowedCredentials { get; init; }

    /// <summary>The most secrets an application can have.</summary>
    public int? MaxAllowedCredentials { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Id;

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "auth_strategy.id");
        RequiredField.Demand(CredentialType, "auth_strategy.credential_type");
    }
}

/// <summary>How long an API key of a strategy lives.</summary>
public sealed class KeyLifetime
{
    /// <summary>The number of units.</summary>
    public int Value { get; init; }

    /// <summary><c>days</c>, <c>weeks</c> or <c>years</c>.</summary>
    public string? Unit { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Value} {Unit}";

    /// <summary>The lifetime in days, the one unit that is the same length of time always; null where it is no whole number of them from 1 on.</summary>
    public static KeyLifetime? Of(TimeSpan time) =>
        time >= TimeSpan.FromDays(1) && time.Ticks % TimeSpan.TicksPerDay == 0 ? new KeyLifetime { Value = time.Days, Unit = "days" } : null;
}
