using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using KonnectPS.Client;

namespace KonnectPS.Completion;

/// <summary>The base of the completers of what is known without asking Konnect.</summary>
internal abstract class KnownCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            return CompletionMenu.Of(Texts(fakeBoundParameters, wordToComplete).Select(text => CompletionItem.Named(text, text)), new CompletionWord(wordToComplete), parameterName);
        }
#pragma warning disable CA1031 // Completion must never show an error.
        catch (Exception)
#pragma warning restore CA1031
        {
            return [];
        }
    }

    private protected abstract IEnumerable<string> Texts(IDictionary bound, string word);
}

/// <summary>Completes the types of entities that roles are for.</summary>
internal sealed class EntityTypeCompleter : KnownCompleter
{
    private protected override IEnumerable<string> Texts(IDictionary bound, string word) => bound["PortalTeam"] is null ? KnownRoles.EntityTypes : KnownRoles.PortalTeamEntityTypes;
}

/// <summary>Completes the names of roles: those of the type that stands on the command line, else all; once there is a slash, with their types.</summary>
internal sealed class RoleNameCompleter : KnownCompleter
{
    private protected override IEnumerable<string> Texts(IDictionary bound, string word) =>
        word.Contains('/')
            ? WantedRoleCompleter.All()
            : KnownRoles.Of(bound["EntityType"]?.ToString() ?? (bound["PortalTeam"] is null ? null : KnownRoles.PortalTeamEntityTypes[0]));
}

/// <summary>Completes roles with their types, for all entities: <c>Portals/Creator</c>, <c>Portals/*/Admin</c>.</summary>
internal sealed class WantedRoleCompleter : KnownCompleter
{
    public static IEnumerable<string> All() =>
        from type in KnownRoles.EntityTypes
        from role in KnownRoles.Of(type)
        select KnownRoles.IsCreator(role) ? $"{type}/{role}" : $"{type}/{RoleGrant.All}/{role}";

    private protected override IEnumerable<string> Texts(IDictionary bound, string word) => All();
}

/// <summary>Completes the regions that a role can be for.</summary>
internal sealed class RoleRegionCompleter : KnownCompleter
{
    private protected override IEnumerable<string> Texts(IDictionary bound, string word) => [.. KonnectRegion.Known, RoleGrant.All];
}

/// <summary>Completes the names of what roles are for, where the type has names that are looked up.</summary>
internal sealed class EntityCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is not { } door ? null : KnownRoles.EntityType(question.Bound<string>("EntityType") ?? "") switch
        {
            "Portals" => CompletionSource.Of(
                door.ListPortals(nameContains: question.Word.Contained, window: question.Word.Window), portal => CompletionItem.Named(portal.Name, portal.Id)) with { Scope = "Portals" },
            "APIs" => CompletionSource.Of(door.ListApis(), api => CompletionItem.Named(api.Name, api.Id)) with { Scope = "APIs" },
            "Application Auth Strategies" => CompletionSource.Of(
                door.ListAuthStrategies(), strategy => CompletionItem.Named(strategy.Name, strategy.Id)) with { Scope = "Application Auth Strategies" },
            "DCR Providers" => CompletionSource.Of(
                door.ListDcrProviders(), provider => CompletionItem.Named(provider.Name, provider.Id)) with { Scope = "DCR Providers" },
            "Auth Servers" => CompletionSource.Of(door.ListAuthServers(), server => CompletionItem.Named(server.Name, server.Id)) with { Scope = "Auth Servers" },
            "Control Planes" => CompletionSource.Of(
                door.ListControlPlanes(nameContains: question.Word.Contained, window: question.Word.Window),
                controlPlane => CompletionItem.Named(controlPlane.Name, controlPlane.Id)) with { Scope = "Control Planes" },
            "Services" => CompletionSource.Of(
                GatewayServiceCompleter.ListAsync(door, question.Word.Contained), service => CompletionItem.Named(service.Name, service.Id!)) with { Scope = "Services" },
            _ => null,
        };
}

/// <summary>Completes the names of a portal's teams.</summary>
internal sealed class PortalTeamCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? question.InPortal(
                door,
                portalId => door.ListPortalTeams(portalId, nameContains: question.Word.Contained, window: question.Word.Window),
                team => CompletionItem.Named(team.Name, team.Id, team.Description))
            : null;
}

/// <summary>Completes the names of the organization's teams.</summary>
internal sealed class TeamCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? CompletionSource.Of(door.ListTeams(), team => CompletionItem.Named(team.Name, team.Id, team.Description))
            : null;
}

/// <summary>Completes the e-mail addresses of the organization's users.</summary>
internal sealed class UserCompleter : SessionCompleter
{
    private protected override CompletionSource? SourceOf(CompletionQuestion question) =>
        question.Session.AdminDoor is { } door
            ? CompletionSource.Of(door.ListUsers(), user => CompletionItem.Named(user.Email, user.Id, user.FullName))
            : null;
}
