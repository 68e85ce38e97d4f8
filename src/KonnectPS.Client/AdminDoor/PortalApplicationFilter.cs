namespace KonnectPS.Client;

/// <summary>Which applications of a portal; every part that is not null must hold, and the server decides.</summary>
public sealed record PortalApplicationFilter
{
    /// <summary>The exact name.</summary>
    public string? Name { get; init; }

    /// <summary>A part of the name.</summary>
    public string? NameContains { get; init; }

    /// <summary>The id of the developer who owns it.</summary>
    public string? DeveloperId { get; init; }

    /// <summary>The id of the team that owns it.</summary>
    public string? TeamId { get; init; }
}
