namespace KonnectPS.Tests.Onboarding;

/// <summary>Test-KonnectOnboarding says of no gate what is not so, and of each what it is about.</summary>
public sealed class TruthfulStateTests
{
    [Theory]
    [InlineData("-Developer pending@example.com", "NeedsPerson")]
    [InlineData("-Team Others", "Open")]
    public async Task An_application_of_others_is_seen_as_the_admin_door_alone_shows_it(string owner, string approval)
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run($"Connect-Both; $null = New-KonnectPortalTeam Others -CanOwnApplications; $null = New-KonnectPortalApplication theirs {owner} -AuthStrategy key-auth").Succeeded();

        var (gates, _) = world.Test("-Api orders -Application theirs");

        Assert.Equal("Open", gates["AuthStrategy"].Text("State"));
        Assert.Equal("Open", gates["Quota"].Text("State"));
        Assert.Equal(approval, gates["DeveloperApproval"].Text("State"));
        world.Engine.Run("Connect-Admin").Succeeded();
        var (alone, _) = world.Test("-Api orders -Application theirs");
        Assert.Equal(alone.Values.Select(gate => $"{gate}"), gates.Values.Select(gate => $"{gate}"));
    }

    [Theory]
    [InlineData("/v3/portals/*/applications")]
    [InlineData("/v3/portals/*")]
    public async Task Where_the_admin_door_does_not_say_whether_an_application_is_somebody_elses_it_is_unknown(string path)
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run("Connect-Both").Succeeded();
        world.Sandbox.Inner.Faults.Add("GET", path, Fault.Status(403), times: int.MaxValue);

        var (gates, error) = world.Test("-Api orders -Application theirs");

        Assert.All(["SignUp", "DeveloperApproval", "AuthStrategy", "Registration", "Quota"], gate => Assert.Equal("Unknown", gates[gate].Text("State")));
        Assert.Null(error);
    }

    [Fact]
    public async Task A_private_API_is_not_in_the_way_of_a_teams_application_which_nobody_signs_in_for()
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run(
            """
            Connect-Both
            $null = New-KonnectAuthServer agents api://orders
            $null = New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents
            $null = Publish-KonnectApi -Api Orders -AuthStrategy agent-tokens
            $null = New-KonnectPortalApplication bot -Team Platform -AuthServer agents | New-KonnectPortalRegistration Orders -Status approved
            Connect-Admin
            """).Succeeded();
        world.ChangeOrders(api => api with { IsPublic = false });

        var (gates, error) = world.Test("-Api orders -Application bot");

        Assert.Equal("Unknown", gates["ApiVisible"].Text("State"));
        Assert.Equal("Open", gates["Registration"].Text("State"));
        Assert.Null(error);
    }

    [Theory]
    [InlineData("Connect-Both")]
    [InlineData("Connect-Admin")]
    public async Task A_slug_in_other_letters_is_no_API_to_either_door(string setup)
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run(setup).Succeeded();

        var (gates, _) = world.Test("-Api ORDERS -Developer dev@example.com");

        Assert.Equal(["ApiVisible"], OnboardingWorld.In(gates, "Shut", "NeedsPerson"));
        Assert.Equal("There is no API 'ORDERS'.", gates["ApiVisible"].Text("Seen"));
        Assert.NotNull(world.Engine.Run("Publish-KonnectApi -Api ORDERS").ErrorId);
    }

    [Theory]
    [InlineData("-Api payments", "Registration", "Publish-KonnectApi -AutoApprove")]
    [InlineData("", "DeveloperApproval", "Set-KonnectPortal -AutoApproveDevelopers")]
    public async Task Where_nobody_asks_yet_no_command_approves_whoever_waits(string arguments, string name, string lasting)
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run("Connect-Admin").Succeeded();

        var gate = world.Test(arguments).Gates[name];

        Assert.Equal("NeedsPerson", gate.Text("State"));
        Assert.Null(gate.Text("Command"));
        Assert.Contains("Approve-KonnectPortal", gate.Text("Remedy"), StringComparison.Ordinal);
        Assert.Contains(lasting, gate.Text("Remedy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_gate_says_what_it_is_about()
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run("Connect-Both; $null = New-KonnectApplication bot -AuthStrategy key-auth").Succeeded();

        var gates = world.Engine.Run("Get-KonnectApi | Test-KonnectOnboarding -Application bot -ErrorAction Ignore").Output;
        var slugs = world.Engine.Run("(Get-KonnectApi).Slug").Succeeded().Output.Select(slug => $"{slug}");

        Assert.Equal(slugs, gates.Select(gate => gate.Text("Api")!).Distinct());
        Assert.All(gates, gate => Assert.Equal(("Sandbox Portal", "bot"), (gate.Text("Portal"), gate.Text("Application"))));
        Assert.All(world.Test("$at").Gates.Values, gate => Assert.Equal(("Sandbox Portal", null, null), (gate.Text("Portal"), gate.Text("Api"), gate.Text("Application"))));
        Assert.All(
            world.Engine.Run("Test-KonnectOnboarding http://127.0.0.1:1 -Api nothing -Application none -ErrorAction Ignore").Output,
            gate => Assert.Equal(("127.0.0.1:1", "nothing", "none"), (gate.Text("Portal"), gate.Text("Api"), gate.Text("Application"))));
    }
}
