using System.Management.Automation;
using KonnectPS.Client;

namespace KonnectPS.Errors;

/// <content>What is wrong with a role.</content>
internal static partial class Failures
{
    public static KonnectCommandException UnknownTeam(string team) => Of(
        ErrorCategory.ObjectNotFound, $"The organization has no team '{PlainText.Of(team)}'.", "Check the name: the Tab key completes it after -Team.");

    public static KonnectCommandException UnknownPortalTeam(string team) => Of(
        ErrorCategory.ObjectNotFound,
        $"There is no team of the portal '{PlainText.Of(team)}'.",
        "Get-KonnectPortalTeam lists those there are; New-KonnectPortalTeam creates one.");

    public static KonnectCommandException TeamOwnsNoApplications(string team, KonnectException cause) => Of(
        ErrorCategory.InvalidArgument,
        $"The team '{PlainText.Of(team)}' can't own applications. {cause.Message}",
        "New-KonnectPortalTeam NAME -CanOwnApplications creates one that can. No command changes that of a team that exists: give another name, or delete it with Remove-KonnectPortalTeam first.",
        cause);

    public static KonnectCommandException UnknownTeamMember(string developer) => Unknown("member of the team", developer, "Get-KonnectPortalTeamMember");

    public static KonnectCommandException UnknownUser(string user) => Of(
        ErrorCategory.ObjectNotFound, $"The organization has no user '{PlainText.Of(user)}'.", "Check the e-mail address: the Tab key completes it after -User.");

    public static KonnectCommandException UnknownRole(string role) => Unknown("role", role, "Get-KonnectRole");

    public static KonnectCommandException RoleNotUnderstood(string role) => Of(
        ErrorCategory.InvalidArgument,
        $"'{PlainText.Of(role)}' is not a role for a type of entities.",
        "Give a type and a role, such as Portals/Creator, with the entity between them for all other roles: 'Portals/My Portal/Admin', or * for all. The Tab key completes them.");

    public static KonnectCommandException EntityNotChosen(string role, string entityType) => Of(
        ErrorCategory.InvalidArgument,
        $"Nothing says for which of the {PlainText.Of(entityType)} the role '{PlainText.Of(role)}' is meant.",
        "Name one, by its id, or by its name; or say * for all: Grant-KonnectRole -Entity, or between type and role as in 'Portals/*/Admin'.");

    public static KonnectCommandException EntityHasNoName(string entityType, string entity) => Of(
        ErrorCategory.InvalidArgument,
        $"'{PlainText.Of(entity)}' is no id, and no names are looked up for {PlainText.Of(entityType)}.",
        "Give the id (UUID), or * for all. The objects of other types have names: portals, APIs, application auth strategies, DCR providers, auth servers, control planes and gateway services.");

    public static KonnectCommandException RoleWithoutSystemAccount() => Of(
        ErrorCategory.InvalidArgument,
        "A personal access token has no roles of its own: it may do what its user may.",
        "Give -SystemAccount as well, or grant the user a role with Grant-KonnectRole -User.");
}
