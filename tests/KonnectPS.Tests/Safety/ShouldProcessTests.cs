using System.Reflection;
using KonnectPS.Tests.Help;

namespace KonnectPS.Tests.Safety;

public sealed class ShouldProcessTests
{
    /// <summary>What changes nothing anywhere but in the shell.</summary>
    private static readonly string[] HarmlessVerbs = ["Get", "Connect", "Test"];

    /// <summary>After these a secret, an application, a developer, a registration, a portal or a right is gone.</summary>
    private static readonly string[] Deadly =
    [
        "Deny-KonnectPortalDeveloper", "Deny-KonnectPortalRegistration", "Remove-KonnectAccessToken", "Remove-KonnectApplication", "Remove-KonnectAuthServer",
        "Remove-KonnectAuthServerClient",
        "Remove-KonnectCatalogApi",
        "Remove-KonnectCredential", "Remove-KonnectDcrProvider", "Remove-KonnectPortal", "Remove-KonnectPortalApplication", "Remove-KonnectPortalAuthStrategy",
        "Remove-KonnectPortalDeveloper", "Remove-KonnectPortalRegistration", "Remove-KonnectPortalTeam",
        "Remove-KonnectPortalTeamMember", "Remove-KonnectRegistration", "Reset-KonnectCredential", "Revoke-KonnectRole",
        "Unpublish-KonnectApi",
    ];

    public static TheoryData<string> All => [.. Commands.Select(command => command.Name)];

    private static IReadOnlyList<CmdletInfo> Commands { get; } = ReadCommands();

    [Theory]
    [MemberData(nameof(All))]
    public void Whatever_changes_anything_has_WhatIf_and_Confirm(string name)
    {
        var command = Commands.Single(command => command.Name == name);
        var harmless = HarmlessVerbs.Contains(command.Verb);
        Assert.Equal(!harmless, command.Parameters.ContainsKey("WhatIf"));
        Assert.Equal(!harmless, command.Parameters.ContainsKey("Confirm"));
    }

    [Fact]
    public void Confirmation_is_asked_for_exactly_where_something_dies()
    {
        var asking = Commands
            .Where(command => command.ImplementingType.GetCustomAttributes<CmdletAttribute>().Single().ConfirmImpact == ConfirmImpact.High)
            .Select(command => command.Name);
        Assert.Equal(Deadly, asking.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Whoever_gets_nothing_back_can_ask_for_it_where_there_is_something(string name)
    {
        // Approve, Deny and Set leave something behind that they do not emit by themselves, and so does what is written to a file.
        var command = Commands.Single(command => command.Name == name);
        var leaves = command.Verb is "Approve" or "Deny"
            || name is "Set-KonnectApplication" or "Set-KonnectPortal" or "Set-KonnectPortalAuthStrategy" or "Get-KonnectApiSpecification" or "Export-KonnectOnboarding";
        Assert.Equal(leaves, command.Parameters.ContainsKey("PassThru"));
    }

    private static List<CmdletInfo> ReadCommands()
    {
        using var engine = Engine.Open();
        List<CmdletInfo> commands = [.. engine.Run("Get-Command -Module KonnectPS").Succeeded().Output.Select(command => (CmdletInfo)command.BaseObject)];
        Assert.Equal(BuiltModule.Help.Cmdlets.Count, commands.Count);
        return commands;
    }
}
