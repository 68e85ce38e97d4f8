namespace KonnectPS.Completion;

/// <summary>Completes the names of portals.</summary>
internal sealed class PortalCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? CompletionSource.Of(
                door.ListPortals(nameContains: question.Word.Contained, window: question.Word.Window),
                portal => CompletionItem.Named(portal.Name, portal.Id, portal.CanonicalDomain))
            : null;
}
