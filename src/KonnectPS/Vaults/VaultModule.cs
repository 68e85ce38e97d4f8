using System.Text.RegularExpressions;

namespace KonnectPS.Vaults;

/// <summary>What is known of the module behind a vault. The defaults are those of a module that is not in <see cref="VaultModules"/>.</summary>
internal sealed record VaultModule
{
    /// <summary>The module's name, as Get-SecretVault shows it; empty where it is not known.</summary>
    public required string Name { get; init; }

    /// <summary>The form in which it keeps an API key.</summary>
    public SecretForm ApiKeyForm { get; init; } = SecretForm.Secret;

    /// <summary>The form in which it keeps a client id and secret.</summary>
    public SecretForm ClientForm { get; init; } = SecretForm.PSCredential;

    /// <summary>True when a SecureString inside a Hashtable comes back as it was; else a Hashtable is stored with its secrets as text.</summary>
    public bool KeepsSecureStrings { get; init; }

    /// <summary>True when of a PSCredential the password alone comes back.</summary>
    public bool DropsUserName { get; init; }

    /// <summary>What every character of a name must match; null for any name.</summary>
    public Regex? NameCharacters { get; init; }

    /// <summary>The greatest length of a name, in characters.</summary>
    public int MaxNameLength { get; init; } = int.MaxValue;

    /// <summary>The names it takes, for a person to read.</summary>
    public string NameRule { get; init; } = "";

    /// <summary>Matches the error by which it says that there is no such secret, where that is no ItemNotFoundException.</summary>
    public Regex? NotFound { get; init; }

    /// <summary>True when Set-Secret may be given -Metadata. SecretManagement deletes the secret where the module can't keep it.</summary>
    public bool TakesMetadata { get; init; }

    /// <summary>True when all vaults of this module are one store of the user's.</summary>
    public bool IsOneStore { get; init; }

    /// <summary>True when Test-SecretVault writes to the store and says nothing that a read does not.</summary>
    public bool WritesWhenTested { get; init; }

    /// <summary>True when the name of a removed secret can't be used again for days.</summary>
    public bool BlocksRemovedNames { get; init; }

    /// <summary>Why it can't keep a credential that is renewed; null when it can.</summary>
    public string? Obstacle { get; init; }

    /// <summary>The form for a type of credential.</summary>
    public SecretForm FormOf(string credentialType) => credentialType == Client.Credential.ApiKeyType ? ApiKeyForm : ClientForm;

    /// <summary>True for a name that the module takes, as far as that is known.</summary>
    public bool Takes(string name) => name.Length <= MaxNameLength && (NameCharacters is null || name.All(letter => NameCharacters.IsMatch($"{letter}")));

    /// <summary>A name that the module takes and that reads like this one.</summary>
    public string Propose(string name)
    {
        var letters = name.Select(letter => NameCharacters?.IsMatch($"{letter}") == false ? '-' : letter).ToArray();
        var proposed = Regex.Replace(new string(letters), "-{2,}", "-", RegexOptions.CultureInvariant).Trim('-');
        proposed = proposed.Length > MaxNameLength ? proposed.Substring(0, MaxNameLength) : proposed;
        return proposed.Length > 0 ? proposed : "konnect-credential";
    }
}
