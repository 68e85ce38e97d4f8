namespace KonnectPS.Client;

/// <summary>The body of a registration.</summary>
internal sealed class NewRegistrationBody
{
    public required string ApiId { get; init; }
}
