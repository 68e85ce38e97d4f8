namespace KonnectPS.Client;

/// <summary>What is to change about an application; what is null stays as it is.</summary>
public sealed record ApplicationChange
{
    /// <summary>The name, up to 255 characters.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for, up to 255 characters.</summary>
    public string? Description { get; init; }

    /// <summary>The client id that the developer brings; self-managed client credentials only.</summary>
    public string? ClientId { get; init; }

    /// <summary>Where an identity provider sends users back to.</summary>
    public string? RedirectUri { get; init; }

    /// <summary>The scopes it asks for.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The team that is to own it.</summary>
    public string? TeamId { get; init; }
}
