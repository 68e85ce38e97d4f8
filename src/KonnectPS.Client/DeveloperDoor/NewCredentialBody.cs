namespace KonnectPS.Client;

/// <summary>The body that mints a credential.</summary>
internal sealed class NewCredentialBody
{
    public string? DisplayName { get; init; }
}
