namespace KonnectPS.Client;

/// <summary>Which registrations of a portal; every part that is not null must hold, and the server decides.</summary>
public sealed record PortalRegistrationFilter
{
    /// <summary>One status.</summary>
    public string? Status { get; init; }

    /// <summary>The exact name of the application.</summary>
    public string? ApplicationName { get; init; }

    /// <summary>The id of the developer who owns the application.</summary>
    public string? DeveloperId { get; init; }
}
