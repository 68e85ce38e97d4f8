namespace KonnectPS.Client;

/// <summary>The body that mints or renames a credential.</summary>
internal sealed class CredentialNameBody
{
    public string? DisplayName { get; init; }
}
