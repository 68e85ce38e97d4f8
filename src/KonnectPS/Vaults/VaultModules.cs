using System.Text.RegularExpressions;

namespace KonnectPS.Vaults;

/// <summary>
/// The modules that are known, each with its evidence: <c>run</c> is the module's own code, run in SecretManagement 1.1.2 over a stub
/// of the service behind it, in November 2026. docs/vaults.md shows the same table to people.
/// </summary>
internal static class VaultModules
{
    private static readonly VaultModule[] Known =
    [
        // Run (1.0.6, with its real store): keeps every form; a Hashtable comes back with all its values as SecureStrings. With a
        // wildcard in the name Set-Secret can fail, and Get-SecretInfo does not find it. Its
        // Test-SecretVault writes a secret and removes it.
        new()
        {
            Name = "Microsoft.PowerShell.SecretStore",
            ApiKeyForm = SecretForm.Hashtable,
            ClientForm = SecretForm.Hashtable,
            KeepsSecureStrings = true,
            NameCharacters = new Regex(@"[^*?\[\]]", RegexOptions.CultureInvariant),
            NameRule = "any characters but * ? [ ]",
            TakesMetadata = true,
            IsOneStore = true,
            WritesWhenTested = true,
        },

        // Run: a Hashtable becomes JSON in which a SecureString is {"Length":32}; names, and those of removed secrets, as Azure
        // documents them.
        new()
        {
            Name = "Az.KeyVault",
            NameCharacters = new Regex("[0-9A-Za-z-]", RegexOptions.CultureInvariant),
            MaxNameLength = 127,
            BlocksRemovedNames = true,
            NameRule = "1 to 127 letters, digits and hyphens",
        },

        // Run: a Hashtable is lost without an error; names are looked up as wildcards.
        new()
        {
            Name = "SecretManagement.KeePass",
            NameCharacters = new Regex(@"[^*?\[\]]", RegexOptions.CultureInvariant),
            NameRule = "any characters but * ? [ ]",
        },

        // Run: of a PSCredential the password comes back, in a Hashtable under the secret's name; a SecureString in a Hashtable
        // becomes {"Length":32}; a name that is not there is an empty list of errors or null data; metadata becomes part of the secret.
        new()
        {
            Name = "SecretManagement.Hashicorp.Vault.KV",
            ClientForm = SecretForm.Secret,
            DropsUserName = true,
            NotFound = new Regex(@"""errors""\s*:\s*\[\s*\]|""data""\s*:\s*null", RegexOptions.CultureInvariant),
        },

        // Run: a Hashtable is lost without an error, and its SecureStrings are overwritten with text in the caller's object.
        new() { Name = "SecretManagement.LastPass" },

        // Run: of a SecureString one character is left on anything but Windows; a Hashtable is lost without an error.
        new()
        {
            Name = "SecretManagement.1Password",
            ApiKeyForm = SecretForm.PSCredential,
            NameCharacters = new Regex(@"[^""]", RegexOptions.CultureInvariant),
            NameRule = "any characters but the double quote",
        },

        // Run: what its command line tool says about a missing item, or of a keychain that the first write makes, is an error.
        new()
        {
            Name = "SecretManagement.KeyChain",
            KeepsSecureStrings = true,
            NotFound = new Regex("specified (item|keychain) could not be found", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase),
        },

        // Run: fails with a SecureString or a text; a SecureString in a Hashtable becomes {"Length":32}.
        new() { Name = "SecretManagement.Warden", ApiKeyForm = SecretForm.PSCredential },

        // Run: whatever it is given, a SecureString comes back; a Hashtable becomes the name of its type.
        new() { Name = "SecretManagement.KeeperPowerCommander", DropsUserName = true },

        // Run: an account that exists can't be set again (409, PASWS027E), so that nothing could ever be renewed.
        new() { Name = "SecretManagement.CyberArk", Obstacle = "it can't replace a secret that exists, so that a credential in it could not be renewed" },

        // Run: Set-Secret under a name that exists makes a second entry, and Get-Secret goes on to return the first.
        new()
        {
            Name = "SecretManagement.DevolutionsServer",
            Obstacle = "it makes a second entry where it should replace the first, so that Get-Secret would return a dead credential after a renewal",
        },
    ];

    /// <summary>What is known of a module; the defaults for one that is not in the table.</summary>
    public static VaultModule Of(string? name) =>
        Known.FirstOrDefault(module => module.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? new VaultModule { Name = name ?? "" };

    /// <summary>The rule for functions that stand in for SecretManagement: they are given a Hashtable that holds SecureStrings.</summary>
    public static VaultModule StandIn { get; } = new()
    {
        Name = "",
        ApiKeyForm = SecretForm.Hashtable,
        ClientForm = SecretForm.Hashtable,
        KeepsSecureStrings = true,
    };
}
