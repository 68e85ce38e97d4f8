using KonnectPS.Client;
using KonnectPS.Identity;

namespace KonnectPS.Completion;

/// <summary>The base of the completers of the credentials of the application that stands on the command line.</summary>
internal abstract class CredentialCompleter : SessionCompleter
{
    private protected sealed override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.DeveloperDoor is { } door && question.Bound<ApplicationIdentity>("Application") is { } application
            ? CompletionSource.In(
                application.Id ?? application.Text,
                cancellationToken => door.FindIdAsync(application, cancellationToken),
                applicationId => door.ListCredentials(applicationId, question.Word.Window),
                ItemOf)
            : null;

    private protected abstract CompletionItem ItemOf(Credential credential);
}
