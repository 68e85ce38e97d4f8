namespace KonnectPS.Completion;

/// <summary>Completes the e-mail addresses of a portal's developers.</summary>
internal sealed class PortalDeveloperCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? question.InPortal(
                door,
                portalId => door.ListDevelopers(portalId, window: question.Word.Window),
                developer => CompletionItem.Named(developer.Email, developer.Id, $"{developer.FullName} ({developer.Status})"))
            : null;
}
