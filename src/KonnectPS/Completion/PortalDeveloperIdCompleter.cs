namespace KonnectPS.Completion;

/// <summary>Completes the ids of a portal's developers, by their e-mail addresses.</summary>
internal sealed class PortalDeveloperIdCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? question.InPortal(
                door,
                portalId => door.ListDevelopers(portalId, window: question.Word.Window),
                developer => CompletionItem.Identified(developer.Id, developer.Email, developer.FullName))
            : null;
}
