namespace KonnectPS.Client;

/// <summary>What a portal's team is created from; what is null is left to Konnect.</summary>
public sealed record NewPortalTeam
{
    /// <summary>The name, up to 250 characters.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, from one to 250 characters.</summary>
    public string? Description { get; init; }

    /// <summary>True to let it own applications.</summary>
    public bool? CanOwnApplications { get; init; }
}
