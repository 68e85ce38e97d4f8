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

/// <summary>Which forms of a portal; every part that is not null must hold, and the server decides.</summary>
public sealed record PortalFormFilter
{
    /// <summary>The exact name.</summary>
    public string? Name { get; init; }

    /// <summary>A part of the name.</summary>
    public string? NameContains { get; init; }

    /// <summary><c>developer_registration</c> or <c>api_registration</c>.</summary>
    public string? Type { get; init; }

    /// <summary><c>published</c> or <c>unpublished</c>.</summary>
    public string? Status { get; init; }
}
