using KonnectPS.Client;
using KonnectPS.Identity;

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

/// <summary>Completes the names of the auth servers of Kong Identity.</summary>
internal sealed class AuthServerCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? CompletionSource.Of(door.ListAuthServers(), server => CompletionItem.Named(server.Name, server.Id, server.Issuer))
            : null;
}

/// <summary>Completes the names of the clients of an auth server.</summary>
internal sealed class AuthServerClientCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door && question.Bound<AuthServerIdentity>("AuthServer") is { } server
            ? CompletionSource.In(
                server.Text,
                cancellationToken => door.FindIdAsync(server, cancellationToken),
                serverId => door.ListAuthServerClients(serverId),
                client => CompletionItem.Named(client.Name, client.Id, client.Id))
            : null;
}

/// <summary>Completes the names of the organization's DCR providers.</summary>
internal sealed class DcrProviderCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? CompletionSource.Of(
                door.ListDcrProviders(), provider => CompletionItem.Named(provider.Name, provider.Id, $"{provider.ProviderType} {provider.Issuer}"))
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

/// <summary>Completes the names of control planes.</summary>
internal sealed class ControlPlaneCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? CompletionSource.Of(
                door.ListControlPlanes(nameContains: question.Word.Contained, window: question.Word.Window),
                controlPlane => CompletionItem.Named(controlPlane.Name, controlPlane.Id))
            : null;
}

/// <summary>Completes the names of gateway services, of the first control planes.</summary>
internal sealed class GatewayServiceCompleter : SessionCompleter
{
    /// <summary>Each control plane is asked by itself.</summary>
    private const int MostControlPlanes = 5;

    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? CompletionSource.Of(ListAsync(door, question.Word.Contained), service => CompletionItem.Named(service.Name, service.Id!))
            : null;

    /// <summary>The services whose name has this part.</summary>
    internal static async IAsyncEnumerable<GatewayService> ListAsync(
        AdminDoor door, string? part, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var controlPlanes = door.ListControlPlanes(window: new ListWindow(0, MostControlPlanes));
        await foreach (var controlPlane in controlPlanes.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            foreach (var service in await door.ListServicesAsync(controlPlane.Id, part, cancellationToken).ConfigureAwait(false))
            {
                if (service.Id is { Length: > 0 })
                {
                    yield return service;
                }
            }
        }
    }
}
