using KonnectPS.Client;

namespace KonnectPS.Completion;

/// <summary>Completes the ids of an application's credentials, by their names.</summary>
internal sealed class CredentialIdCompleter : CredentialCompleter
{
    private protected override CompletionItem ItemOf(Credential credential) =>
        CompletionItem.Identified(credential.Id, credential.DisplayName, credential.Status ?? credential.Type);
}
