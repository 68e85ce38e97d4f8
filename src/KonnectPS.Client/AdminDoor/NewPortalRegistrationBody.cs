namespace KonnectPS.Client;

/// <summary>The body of a registration made on somebody's behalf.</summary>
internal sealed class NewPortalRegistrationBody
{
    public required string ApiId { get; init; }

    public string? Status { get; init; }
}
