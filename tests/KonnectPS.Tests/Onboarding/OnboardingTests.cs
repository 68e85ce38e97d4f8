using System.Management.Automation.Language;

namespace KonnectPS.Tests.Onboarding;

/// <summary>Test-KonnectOnboarding against the sandbox: what is shut is named, and what opens it opens it.</summary>
public sealed class OnboardingTests
{
    public static TheoryData<string> Shut => [.. ShutGate.All.Select(gate => gate.Name)];

    [Theory]
    [MemberData(nameof(Shut))]
    public async Task A_gate_that_is_not_open_is_named_alone_and_opens_as_it_says(string name)
    {
        var shut = ShutGate.All.Single(gate => gate.Name == name);
        await using var world = await OnboardingWorld.StartAsync(shut.Options);
        world.Engine.Run(shut.Setup).Succeeded();
        shut.Shut(world);

        var (gates, error) = world.Test(shut.Arguments);

        Assert.Equal([shut.Gate], OnboardingWorld.In(gates, "Shut", "NeedsPerson"));
        var gate = gates[shut.Gate];
        Assert.Equal((shut.State, shut.For), (gate.Text("State"), gate.Text("For")));
        Assert.NotNull(gate.Text("Remedy"));
        Assert.StartsWith("OnboardingBlocked,", error!.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(shut.Gate, $"{error}", StringComparison.Ordinal);
        Assert.False((bool)world.Engine.Run($"Test-KonnectOnboarding {shut.Arguments} -Quiet").Single.BaseObject);
        Assert.All(gates.Values.Where(other => other != gate), other => Assert.Null(other.Text("Command")));

        Assert.True(shut.ByHand is not null || gate.Text("Command") is not null);
        world.Engine.Run(shut.Door).Succeeded();
        world.Engine.Run(gate.Text("Command") ?? "").Succeeded();
        shut.ByHand?.Invoke(world);

        Assert.Equal("Open", world.Test(shut.ArgumentsAfter ?? shut.Arguments).Gates[shut.Gate].Text("State"));
    }

    [Fact]
    public void Every_gate_is_shut_somewhere()
    {
        Assert.Equal(13, ShutGate.All.Select(gate => gate.Gate).Distinct().Count());
    }

    [Fact]
    public async Task With_both_doors_and_all_named_all_is_open()
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run(
            """
            Connect-Both
            Register-SecretVault Prod -ModuleName ViceVault
            $null = Request-KonnectCredential bot orders -Vault Prod
            """).Succeeded();

        var (gates, error) = world.Test("-Api orders -Application bot -Vault Prod");

        Assert.Equal(13, OnboardingWorld.In(gates, "Open").Count());
        Assert.Null(error);
        Assert.True((bool)world.Engine.Run("Get-KonnectApplication bot | Test-KonnectOnboarding -Api orders -Vault Prod -Quiet").Single.BaseObject);
        Assert.True((bool)world.Engine.Run("$null = Test-KonnectOnboarding -Api orders -Application bot; $?").Single.BaseObject);
        Assert.False((bool)world.Engine.Run("$null = Test-KonnectOnboarding -Api orders -Application none -ErrorAction SilentlyContinue; $?").Single.BaseObject);
    }

    [Theory]
    [InlineData("", "$at -Api orders", "Portal SignIn Access ApiVisible Published AuthStrategy CredentialKind")]
    [InlineData("Connect-Developer", "-Api orders", "Portal SignIn SignUp DeveloperApproval Access ApiVisible Published AuthStrategy CredentialKind Quota")]
    [InlineData("Connect-Admin", "-Api orders -Developer dev@example.com", "Portal SignIn SignUp DeveloperApproval Access ApiVisible Published GatewayLink AuthStrategy CredentialKind Registration")]
    [InlineData("Connect-Both", "-Api orders", "Portal SignIn SignUp DeveloperApproval Access ApiVisible Published GatewayLink AuthStrategy CredentialKind Registration Quota")]
    [InlineData("Connect-Both", "", "Portal SignIn SignUp DeveloperApproval Access Quota")]
    [InlineData("", "$at", "Portal SignIn Access")]
    public async Task A_door_that_is_closed_shows_nothing_and_says_so(string setup, string arguments, string open)
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run(setup).Succeeded();

        var (gates, error) = world.Test(arguments);

        Assert.Equal(open.Split(' '), OnboardingWorld.In(gates, "Open"));
        Assert.Null(error);
        Assert.True((bool)world.Engine.Run($"Test-KonnectOnboarding {arguments} -Quiet").Single.BaseObject);
        Assert.All(
            gates.Values.Where(gate => gate.Text("State") == "Unknown"),
            gate => Assert.Matches("-(Api|Application|Developer|Vault|PersonalAccessToken|PortalToken)|see ", gate.Text("Seen")!));
    }

    [Theory]
    [InlineData("Connect-Admin", "-Application bot -Api orders", "Open")]
    [InlineData("Connect-Both", "-Application bot -Api orders -Developer pending@example.com", "NeedsPerson")]
    public async Task An_administrator_looks_for_somebody_else(string setup, string arguments, string approval)
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run("Connect-Developer; $null = New-KonnectApplication bot | New-KonnectRegistration orders | New-KonnectCredential; " + setup).Succeeded();

        var (gates, _) = world.Test(arguments);

        Assert.Equal(approval, gates["DeveloperApproval"].Text("State"));
        Assert.Equal("Open", gates["Registration"].Text("State"));
        Assert.Equal("Open", gates["Quota"].Text("State"));
    }

    [Fact]
    public async Task Roles_are_given_by_the_same_commands_to_whoever_comes_next()
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run("Connect-Both").Succeeded();
        world.ChangePortal(portal => portal with { RbacEnabled = true });
        var command = world.Test("-Api orders").Gates["Access"].Text("Command")!;
        world.Engine.Run(command).Succeeded();
        world.Engine.Run("Remove-KonnectPortalTeamMember 'Orders consumers' dev@example.com -Confirm:$false").Succeeded();
        Assert.Equal(command, world.Test("-Api orders").Gates["Access"].Text("Command"));

        world.Engine.Run(command).Succeeded();
        world.Engine.Run(command).Succeeded();

        Assert.Equal("Open", world.Test("-Api orders").Gates["Access"].Text("State"));
        Assert.Equal(2, world.Engine.Run("Get-KonnectRole -PortalTeam 'Orders consumers'").Succeeded().Output.Count);
    }

    [Fact]
    public async Task What_nobody_answers_for_is_unknown_and_not_passed()
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run("Connect-Both").Succeeded();
        world.Sandbox.Inner.Faults.Add("GET", "/v3/*", Fault.Status(403), times: int.MaxValue);

        var (gates, error) = world.Test("-Api orders");

        Assert.Equal("Unknown", gates["GatewayLink"].Text("State"));
        Assert.Contains("403", gates["GatewayLink"].Text("Seen"), StringComparison.Ordinal);
        Assert.Null(error);
        Assert.False((bool)world.Engine.Run("Test-KonnectOnboarding -Api orders -Quiet").Single.BaseObject);
    }

    [Fact]
    public async Task A_portal_that_calls_itself_by_another_ones_id_is_shown_nothing_of_that_one()
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run("Connect-Both").Succeeded();
        world.ClaimToBeThePartnerPortal();

        var (gates, _) = world.Test("$at -Api orders");

        Assert.Equal("Unknown", gates["GatewayLink"].Text("State"));
        Assert.Contains("'Partner Portal'", gates["GatewayLink"].Text("Seen"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bot' ; Remove-Item x ; '")]
    [InlineData("bot\u2019 ; Remove-Item x ; \u2018")]
    [InlineData("$(Remove-Item x)")]
    [InlineData("`\"; Remove-Item x")]
    [InlineData("-Name; Remove-Item x")]
    public async Task What_a_name_says_is_never_run(string name)
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Set("name", name);
        world.Engine.Run("Connect-Both").Succeeded();

        var creating = world.Test("-Api orders -Application $name").Gates["AuthStrategy"].Text("Command")!;
        Assert.Equal(["New-KonnectApplication"], CommandsIn(creating));
        world.Engine.Run(creating).Succeeded();
        var registering = world.Test("-Api orders -Application $name").Gates["Registration"].Text("Command")!;
        Assert.Equal(["New-KonnectRegistration"], CommandsIn(registering));
        world.Engine.Run(registering).Succeeded();
        Assert.Equal("Open", world.Test("-Api orders -Application $name").Gates["Registration"].Text("State"));
    }

    [Theory]
    [InlineData("", "", "PortalNotNamed")]
    [InlineData("", "'My Portal'", "AdminDoorClosed")]
    [InlineData("", "http://dev.example.com", "InsecureAddress")]
    [InlineData("Connect-Both", "'No Portal'", "UnknownPortal")]
    [InlineData("$null = Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl $at", "", "PortalNotChosen")]
    [InlineData("Connect-Both; $session = Get-KonnectSession; Disconnect-KonnectPortal", "-Session $session", "SessionDisconnected")]
    public async Task Without_a_portal_there_is_an_error_and_no_gate(string setup, string arguments, string errorId)
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run(setup).Succeeded();

        var result = world.Engine.Run($"Test-KonnectOnboarding {arguments}");

        Assert.Equal(errorId, result.ErrorId);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Connect-Admin", "'Sandbox Portal' -Developer dev@example.com")]
    [InlineData("$null = Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl $at", "'Sandbox Portal' -Developer dev@example.com")]
    [InlineData("Connect-Both", "(Get-KonnectPortal 'Sandbox Portal')")]
    [InlineData("Connect-Developer", "'Sandbox Portal'")]
    [InlineData("Connect-Developer", "(Get-KonnectSession).PortalUrl")]
    public async Task A_portal_is_found_by_whatever_names_it(string setup, string arguments)
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run(setup).Succeeded();
        Assert.Equal("Open", world.Test(arguments).Gates["Portal"].Text("State"));
    }

    [Fact]
    public async Task It_stops_at_once()
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run("Connect-Both").Succeeded();
        world.Sandbox.Inner.Faults.Add("GET", "/v3/api-implementations", Fault.Hang());
        using var shell = world.Engine.Begin("Test-KonnectOnboarding -Api orders");
        var running = shell.InvokeAsync();
        await world.Sandbox.RequestArrived("GET /v3/api-implementations");
        await shell.StopAsync(null, null).WaitAsync(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<Exception>(() => running);
    }

    private static IEnumerable<string?> CommandsIn(string script)
    {
        var parsed = Parser.ParseInput(script, out _, out var errors);
        Assert.Empty(errors);
        return parsed.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Select(command => ((CommandAst)command).GetCommandName());
    }
}
