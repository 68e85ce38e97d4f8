using System.Management.Automation;
using KonnectPS.Client;

namespace KonnectPS.Errors;

/// <content>Errors about the auth servers of Kong Identity and their clients.</content>
internal static partial class Failures
{
    public static KonnectCommandException UnknownAuthServer(string server) => Of(
        ErrorCategory.ObjectNotFound,
        $"There is no auth server '{PlainText.Of(server)}'.",
        "Get-KonnectAuthServer lists those there are in this region; New-KonnectAuthServer creates one.");

    public static KonnectCommandException AuthServerExists(string name, string id) => Of(
        ErrorCategory.ResourceExists,
        $"The auth server '{PlainText.Of(name)}' exists already ({id}).",
        "Leave -NoClobber out to get the existing auth server, or choose another name.");

    public static KonnectCommandException AuthServerInUse(string server, KonnectException cause) => Of(
        ErrorCategory.ResourceBusy,
        $"The auth server '{PlainText.Of(server)}' was not deleted. {cause.Message}",
        "Give -Force to delete its clients, scopes and claims with it: whatever uses one of its tokens is refused then.",
        cause);

    public static KonnectCommandException UnknownAuthServerClient(string client) => Unknown("client", client, "Get-KonnectAuthServerClient");

    public static KonnectCommandException NoAuthServerNamed(string client) => Of(
        ErrorCategory.InvalidArgument,
        $"Nothing says at which auth server the client '{PlainText.Of(client)}' is.",
        "Give it with -AuthServer; Get-KonnectAuthServer lists those there are.");

    public static KonnectCommandException NoStrategyOfAuthServer(AuthServer server) => Of(
        ErrorCategory.ObjectNotFound,
        $"No auth strategy takes the tokens of the auth server '{PlainText.Of(server.Name)}'.",
        $"Create one: New-KonnectPortalAuthStrategy NAME -AuthServer {server.Id}.");

    public static KonnectCommandException StrategyNotChosen(AuthServer server, IEnumerable<string> strategies) => Of(
        ErrorCategory.InvalidArgument,
        $"Several auth strategies take the tokens of the auth server '{PlainText.Of(server.Name)}', and none of them is the portal's default: {string.Join(", ", strategies.Select(PlainText.Of))}.",
        "Give one of them with -AuthStrategy.");

    public static KonnectCommandException StrategyOfAnotherIssuer(string strategy, AuthServer server) => Of(
        ErrorCategory.InvalidArgument,
        $"The auth strategy '{PlainText.Of(strategy)}' does not take the tokens of the auth server '{PlainText.Of(server.Name)}'.",
        $"Leave -AuthStrategy out to have the right one found, or create one: New-KonnectPortalAuthStrategy NAME -AuthServer {server.Id}.");

    public static KonnectCommandException NoClientAtAuthServer(string application, AuthServer server) => Of(
        ErrorCategory.ObjectNotFound,
        $"The application '{PlainText.Of(application)}' has no client at the auth server '{PlainText.Of(server.Name)}'.",
        "Get-KonnectAuthServerClient lists the clients there are; New-KonnectPortalApplication -AuthServer creates an application with one.");

    public static KonnectCommandException SecretNotChosen(ClientOfApplication client) => Of(
        ErrorCategory.InvalidArgument,
        $"The client '{PlainText.Of(client.ClientId)}' has several secrets, and the credential does not say which of them it is.",
        $"{ResetOf(client)} replaces all of them.");

    /// <summary>The secret of a client: no command lists those there are.</summary>
    public static KonnectCommandException UnknownCredential(string credential, ClientOfApplication client) => Of(
        ErrorCategory.ObjectNotFound,
        $"The client '{PlainText.Of(client.ClientId)}' no longer has the secret of '{PlainText.Of(credential)}': it was replaced or deleted.",
        $"{ResetOf(client)} gives the client a new one.");

    public static KonnectCommandException SecretNotKnownAgain(string vault, string form) => Of(
        ErrorCategory.InvalidArgument,
        $"As a {form} in the vault {vault} a client's secret would not be known again: at Kong Identity it has no name that could carry its fingerprint.",
        "Give -As Hashtable and a vault that keeps one, such as SecretStore; docs/vaults.md says which do. Reset-KonnectCredential rotates without a vault.");

    public static KonnectCommandException NoTeamNamed(string application) => Of(
        ErrorCategory.InvalidArgument,
        $"There is no application '{PlainText.Of(application)}', and nothing says which team is to own it.",
        "Give the team with -TeamId; Get-KonnectPortalTeam lists those there are.");

    /// <summary>Known as Konnect's own conflict, since it would be one: a second client would be for nothing.</summary>
    public static KonnectCommandException ApplicationWithClientExists(PortalApplication application, AuthServer server) => new(
        nameof(KonnectErrorKind.Conflict),
        ErrorCategory.ResourceExists,
        $"The application '{PlainText.Of(application.Name)}' exists already ({application.Id}). Nothing was minted.",
        $"{ResetOf(new ClientOfApplication(server.Id, application.ClientId ?? "", application.Id, application.PortalId))} gives its client a new secret; Remove-KonnectPortalApplication removes it.");

    private static string ResetOf(ClientOfApplication client) =>
        $"Reset-KonnectCredential -AuthServer {client.ServerId} -Application {client.ApplicationId}{(client.PortalId is { } portalId ? $" -Portal {portalId}" : "")}";
}
