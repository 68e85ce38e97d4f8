using KonnectPS.Client;

namespace KonnectPS.Identity;

/// <summary>A credential of a known application: as New-KonnectCredential minted it, or as Get-KonnectCredential lists it.</summary>
public sealed class CredentialIdentity
{
    /// <summary>A credential from a list.</summary>
    public CredentialIdentity(Credential credential)
    {
        ApplicationId = credential.ApplicationId;
        Id = credential.Id;
        Text = credential.ToString();
    }

    /// <summary>A credential with its secret.</summary>
    public CredentialIdentity(KonnectCredential credential)
    {
        ApplicationId = credential.ApplicationId;
        Id = credential.CredentialId;
        Text = credential.DisplayName ?? credential.ToString();
    }

    internal string ApplicationId { get; }

    /// <summary>Null for a client secret that came with its application and was never listed.</summary>
    internal string? Id { get; }

    internal string Text { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
