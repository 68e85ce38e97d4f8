using System.Collections;
using System.Management.Automation;
using KonnectPS.Client;

namespace KonnectPS.Vaults;

/// <summary>
/// Makes what a vault is given of a credential: an exact Hashtable or a bare value, new each time, since some vaults look at the
/// type's name and some write into what they are given.
/// </summary>
internal static class VaultForms
{
    /// <summary>The object to hand to Set-Secret.</summary>
    /// <param name="credential">The credential, with its secret.</param>
    /// <param name="form">The form; never <see cref="SecretForm.Auto"/>.</param>
    /// <param name="module">Decides whether the secrets in a Hashtable can stay SecureStrings.</param>
    public static object Make(KonnectCredential credential, SecretForm form, VaultModule module)
    {
        var secret = credential.Secret!;
        return form switch
        {
            SecretForm.Secret => secret.Copy(),
            SecretForm.PSCredential => new PSCredential(UserName(credential), secret.Copy()),
            _ => Table(credential, module.KeepsSecureStrings),
        };
    }

    /// <summary>True when the entry already is in that form, as far as the module gives a form back.</summary>
    public static bool IsIn(VaultEntry entry, KonnectCredential credential, SecretForm form, VaultModule module)
    {
        var hasUserName = entry.Texts.Contains(UserName(credential), StringComparer.Ordinal);
        return form switch
        {
            SecretForm.Hashtable => entry.IsTable,
            SecretForm.PSCredential => !entry.IsTable && (hasUserName || module.DropsUserName || entry.Value is IDictionary),
            _ => !entry.IsTable && !hasUserName,
        };
    }

    private static string UserName(KonnectCredential credential) => credential.ClientId ?? credential.Name ?? credential.ApplicationId;

    private static Hashtable Table(KonnectCredential credential, bool keepsSecureStrings)
    {
        var table = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in credential)
        {
            table[entry.Key] = entry.Value is System.Security.SecureString secret
                ? keepsSecureStrings ? secret.Copy() : SecretText.Reveal(secret)
                : entry.Value;
        }

        return table;
    }
}
