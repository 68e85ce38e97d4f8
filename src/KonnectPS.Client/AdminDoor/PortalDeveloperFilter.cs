namespace KonnectPS.Client;

/// <summary>Which developers of a portal; every part that is not null must hold, and the server decides.</summary>
public sealed record PortalDeveloperFilter
{
    /// <summary>The exact e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>A part of the full name.</summary>
    public string? NameContains { get; init; }

    /// <summary>One status.</summary>
    public string? Status { get; init; }
}
