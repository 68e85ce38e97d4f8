namespace KonnectPS.Sandbox.State;

/// <summary>What a strategy's applications authenticate with.</summary>
public enum CredentialType
{
    /// <summary>Konnect mints API keys.</summary>
    KeyAuth,

    /// <summary>Konnect registers the client at the identity provider.</summary>
    ClientCredentials,

    /// <summary>The client is the developer's own affair.</summary>
    SelfManagedClientCredentials,
}
