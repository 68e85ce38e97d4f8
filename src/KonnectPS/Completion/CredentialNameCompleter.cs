using KonnectPS.Client;

namespace KonnectPS.Completion;

/// <summary>Completes the display names of an application's credentials.</summary>
internal sealed class CredentialNameCompleter : CredentialCompleter
{
    private protected override CompletionItem ItemOf(Credential credential) =>
        CompletionItem.Named(credential.DisplayName, credential.Id, credential.Status ?? credential.Type);
}
