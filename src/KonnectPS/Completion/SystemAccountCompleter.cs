namespace KonnectPS.Completion;

/// <summary>Completes the names of the organization's system accounts.</summary>
internal sealed class SystemAccountCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? CompletionSource.Of(door.ListSystemAccounts(), account => CompletionItem.Named(account.Name, account.Id, account.Description))
            : null;
}
