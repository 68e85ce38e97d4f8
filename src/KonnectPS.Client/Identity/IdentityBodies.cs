namespace KonnectPS.Client;

/// <summary>The body of a system account.</summary>
internal sealed class NewSystemAccountBody
{
    public required string Name { get; init; }

    public required string Description { get; init; }
}

/// <summary>The body of an access token, personal or of a system account.</summary>
internal sealed class NewTokenBody
{
    public required string Name { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}
