namespace KonnectPS.Completion;

/// <summary>Completes the short names of the APIs that the portal publishes.</summary>
internal sealed class ApiCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.DeveloperDoor is { } door
            ? CompletionSource.Of(
                door.ListApis(window: question.Word.Window),
                api => CompletionItem.Named(api.Slug ?? api.Name, api.Id, api.Description ?? api.Name))
            : null;
}
