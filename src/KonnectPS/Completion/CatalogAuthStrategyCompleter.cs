namespace KonnectPS.Completion;

/// <summary>Completes the names of the organization's auth strategies.</summary>
internal sealed class CatalogAuthStrategyCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? CompletionSource.Of(door.ListAuthStrategies(), strategy => CompletionItem.Named(strategy.Name, strategy.Id))
            : null;
}
