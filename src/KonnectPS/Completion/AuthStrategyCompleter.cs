namespace KonnectPS.Completion;

/// <summary>Completes the names of the auth strategies of the portal.</summary>
internal sealed class AuthStrategyCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.DeveloperDoor is { } door
            ? CompletionSource.Of(
                door.ListAuthStrategies(nameContains: question.Word.Contained, window: question.Word.Window),
                strategy => CompletionItem.Named(strategy.Name, strategy.Id, strategy.CredentialType))
            : null;
}
