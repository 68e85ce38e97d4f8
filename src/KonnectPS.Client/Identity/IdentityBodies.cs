namespace KonnectPS.Client;

/// <summary>The body of a personal access token.</summary>
internal sealed class NewPersonalTokenBody
{
    public required string Name { get; init; }

    public required long TtlSeconds { get; init; }
}

/// <summary>The body of a system account.</summary>
internal sealed class NewSystemAccountBody
{
    public required string Name { get; init; }

    public required string Description { get; init; }
}

/// <summary>The body of a system account access token.</summary>
internal sealed class NewSystemTokenBody
{
    public required string Name { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
