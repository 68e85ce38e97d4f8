using KonnectPS.Identity;

namespace KonnectPS.Onboarding;

/// <summary>Whose way is looked at, and to what.</summary>
internal sealed record OnboardingSubject
{
    /// <summary>The portal's address, where it was given.</summary>
    public Uri? PortalUrl { get; init; }

    /// <summary>The portal, where it was named otherwise.</summary>
    public PortalIdentity? Portal { get; init; }

    /// <summary>The API; null for none.</summary>
    public ApiIdentity? Api { get; init; }

    /// <summary>The application; null for one that has yet to be created.</summary>
    public PortalApplicationIdentity? Application { get; init; }

    /// <summary>The developer; null for the one who is signed in, or the application's owner.</summary>
    public PortalDeveloperIdentity? Developer { get; init; }

    /// <summary>The vault, empty for the default one; null for none.</summary>
    public string? Vault { get; init; }

    /// <summary>The name of the secret in the vault; null for the application's.</summary>
    public string? SecretName { get; init; }
}
