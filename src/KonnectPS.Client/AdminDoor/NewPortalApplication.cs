namespace KonnectPS.Client;

/// <summary>What an application is created from on somebody's behalf; what is null is left to the portal.</summary>
public sealed record NewPortalApplication
{
    /// <summary>The name, up to 255 characters.</summary>
    public required string Name { get; init; }

    /// <summary>Who is to own it.</summary>
    public required ApplicationOwner Owner { get; init; }

    /// <summary>What it is for, up to 255 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The labels it is to carry.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>The strategy's id; null for the portal's default.</summary>
    public string? AuthStrategyId { get; init; }

    /// <summary>The client id that the developer brings; self-managed client credentials only.</summary>
    public string? ClientId { get; init; }

    /// <summary>The id of a client that exists at the identity provider; dynamic client registration only.</summary>
    public string? DcrClientId { get; init; }
}
