namespace KonnectPS.Client;

/// <summary>The body that decides on a developer or a registration.</summary>
internal sealed class StatusBody
{
    public required string Status { get; init; }
}
