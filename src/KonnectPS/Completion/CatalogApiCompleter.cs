namespace KonnectPS.Completion;

/// <summary>Completes the names of the organization's APIs.</summary>
internal sealed class CatalogApiCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? CompletionSource.Of(door.ListApis(), api => CompletionItem.Named(api.Name, api.Id))
            : null;
}
