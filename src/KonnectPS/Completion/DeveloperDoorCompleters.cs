using KonnectPS.Client;
using KonnectPS.Identity;

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

/// <summary>Completes the ids of an application's credentials, by their names.</summary>
internal sealed class CredentialIdCompleter : CredentialCompleter
{
    private protected override CompletionItem ItemOf(Credential credential) =>
        CompletionItem.Identified(credential.Id, credential.DisplayName, credential.Status ?? credential.Type);
}

/// <summary>Completes the display names of an application's credentials.</summary>
internal sealed class CredentialNameCompleter : CredentialCompleter
{
    private protected override CompletionItem ItemOf(Credential credential) =>
        CompletionItem.Named(credential.DisplayName, credential.Id, credential.Status ?? credential.Type);
}
