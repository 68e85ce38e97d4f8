namespace KonnectPS.Completion;

/// <summary>Completes the names of the developer's own applications.</summary>
internal sealed class ApplicationCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.DeveloperDoor is { } door
            ? CompletionSource.Of(
                door.ListApplications(nameContains: question.Word.Contained, window: question.Word.Window),
                application => CompletionItem.Named(application.Name, application.Id, application.Description))
            : null;
}
