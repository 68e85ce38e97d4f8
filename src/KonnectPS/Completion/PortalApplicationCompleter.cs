using KonnectPS.Client;

namespace KonnectPS.Completion;

/// <summary>Completes the names of everybody's applications in a portal.</summary>
internal sealed class PortalApplicationCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? question.InPortal(
                door,
                portalId => door.ListApplications(
                    portalId, new PortalApplicationFilter { NameContains = question.Word.Contained }, question.Word.Window),
                application => CompletionItem.Named(application.Name, application.Id, application.Description))
            : null;
}
