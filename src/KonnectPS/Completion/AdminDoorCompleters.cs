using KonnectPS.Client;

namespace KonnectPS.Completion;

/// <summary>Completes the names of the organization's APIs.</summary>
internal sealed class CatalogApiCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? CompletionSource.Of(door.ListApis(), api => CompletionItem.Named(api.Name, api.Id))
            : null;
}

/// <summary>Completes the names of the organization's auth strategies.</summary>
internal sealed class CatalogAuthStrategyCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? CompletionSource.Of(door.ListAuthStrategies(), strategy => CompletionItem.Named(strategy.Name, strategy.Id))
            : null;
}

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

/// <summary>Completes the names of a portal's forms.</summary>
internal sealed class PortalFormCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? question.InPortal(
                door,
                portalId => door.ListForms(portalId, new PortalFormFilter { NameContains = question.Word.Contained }, question.Word.Window),
                form => CompletionItem.Named(form.Name, form.Id, $"{form.Type} ({form.Status})"))
            : null;
}

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

/// <summary>Completes the names of the organization's system accounts.</summary>
internal sealed class SystemAccountCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? CompletionSource.Of(door.ListSystemAccounts(), account => CompletionItem.Named(account.Name, account.Id, account.Description))
            : null;
}
