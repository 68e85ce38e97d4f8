namespace KonnectPS;

/// <summary>The form in which a vault is given a credential.</summary>
public enum SecretForm
{
    /// <summary>The form that the module behind the vault is known to keep.</summary>
    Auto,

    /// <summary>The secret alone, as a SecureString.</summary>
    Secret,

    /// <summary>A PSCredential: the client id (for an API key the application's name), and the secret.</summary>
    PSCredential,

    /// <summary>A Hashtable with the keys of a KonnectCredential.</summary>
    Hashtable,
}
