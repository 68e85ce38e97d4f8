namespace KonnectPS.Tests;

public sealed class RoleTests
{
    private const string Nowhere = "00000000-0000-4000-8000-000000000000";

    public static TheoryData<string> Owners => ["-SystemAccount seeded", "-Team Automation", "-User olivia@example.com"];

    [Theory]
    [MemberData(nameof(Owners))]
    public async Task A_role_is_granted_listed_and_taken_away(string owner)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var before = engine.Run($"Get-KonnectRole {owner}").Succeeded().Output.Count;
        var granted = engine.Run($"$role = Grant-KonnectRole admin portals 'Sandbox Portal' {owner}; $role").Single;
        Assert.Equal(
            ("Admin", "Portals", $"{sandbox.Seed.PortalId}", "*"),
            (granted.Text("RoleName"), granted.Text("EntityTypeName"), granted.Text("EntityId"), granted.Text("EntityRegion")));
        Assert.Equal(granted.Text("Id"), engine.Run($"Get-KonnectRole Admin Portals {owner} | Where-Object EntityId -ne '*'").Single.Text("Id"));
        Assert.Equal(before + 1, engine.Run($"Get-KonnectRole {owner}").Succeeded().Output.Count);
        engine.Run("$role | Revoke-KonnectRole -Confirm:$false").Succeeded();
        Assert.Equal(before, engine.Run($"Get-KonnectRole {owner}").Succeeded().Output.Count);
        Assert.Equal("UnknownRole", engine.Run("$role | Revoke-KonnectRole -Confirm:$false").ErrorId);
    }

    [Fact]
    public async Task The_owner_is_told_on_the_role()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        foreach (var (owner, property, id) in ((string, string, Guid)[])
        [
            ("-SystemAccount seeded", "SystemAccountId", sandbox.Seed.SystemAccountId),
            ("-Team Automation", "TeamId", sandbox.Seed.OrganizationTeamId),
            ("-User olivia@example.com", "UserId", sandbox.Seed.OtherUserId),
        ])
        {
            Assert.Equal($"{id}", engine.Run($"Grant-KonnectRole Creator 'Auth Servers' {owner}").Single.Text(property));
            Assert.Equal($"{id}", engine.Run($"Get-KonnectRole Creator 'Auth Servers' {owner.Split(' ')[0]} {id}").Single.Text(property));
        }
    }

    [Fact]
    public async Task A_service_of_several_control_planes_is_named_by_the_id_that_is_told()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var several = engine.Run("Grant-KonnectRole 'API Viewer' Services refunds -PortalTeam Platform");
        Assert.Equal("ControlPlaneNotChosen", several.ErrorId);
        var staging = sandbox.Inner.Store.ControlPlanes.All.Single(controlPlane => controlPlane.Name == "staging");
        var id = staging.Services.Single(service => service.Name == "refunds").Id;
        Assert.Contains($"staging ({id})", several.Error.Exception.Message, StringComparison.Ordinal);
        Assert.StartsWith("Give the id of one", several.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        engine.Run($"$null = Grant-KonnectRole 'API Viewer' Services {id} -PortalTeam Platform").Succeeded();
        var unknown = engine.Run("Grant-KonnectRole 'API Viewer' Services nothing -PortalTeam Platform");
        Assert.DoesNotContain("-Service", unknown.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Owners))]
    public async Task A_role_that_is_there_already_is_read_back(string owner)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var first = engine.Run($"Grant-KonnectRole Creator APIs {owner}").Single.Text("Id");
        sandbox.Inner.ClearRecords();
        Assert.Equal(first, engine.Run($"Grant-KonnectRole Creator APIs {owner}").Single.Text("Id"));
        Assert.Equal(409, sandbox.Records.Single(request => request.Method == "POST").Status);
    }

    [Theory]
    [MemberData(nameof(Owners))]
    public async Task A_role_can_be_said_in_one_text(string owner)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var granted = engine.Run($"Grant-KonnectRole apis/creator, 'Portals/Sandbox Portal/Admin', Portals/Viewer -Entity * {owner}").Succeeded();
        Assert.Equal(["Creator", "Admin", "Viewer"], granted.Texts("RoleName"));
        Assert.Equal(["*", "*", "*"], granted.Texts("EntityId"));
        engine.Run($"Revoke-KonnectRole APIs/*/Creator, Portals/*/Admin {owner} -Confirm:$false").Succeeded();
        Assert.Equal("UnknownRole", engine.Run($"Revoke-KonnectRole Portals/*/Admin {owner} -Confirm:$false").ErrorId);
        Assert.Equal($"{sandbox.Seed.PortalId}", engine.Run($"Grant-KonnectRole 'Portals/Sandbox Portal/Admin' {owner}").Single.Text("EntityId"));
    }

    [Theory]
    [InlineData("Grant-KonnectRole Admin -Team Automation", "RoleNotUnderstood")]
    [InlineData("Grant-KonnectRole Portals/Admin -Team Automation", "EntityNotChosen")]
    [InlineData("Revoke-KonnectRole Admin -Team Automation -Confirm:$false", "RoleNotUnderstood")]
    [InlineData("Revoke-KonnectRole /Admin -Team Automation -Confirm:$false", "RoleNotUnderstood")]
    public async Task A_text_that_says_too_little_is_refused_before_anything_is_sent(string command, string error)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        sandbox.Inner.ClearRecords();
        Assert.Equal(error, engine.Run(command).ErrorId);
        Assert.Empty(sandbox.Records);
    }

    [Fact]
    public async Task Several_roles_are_granted_and_taken_away_at_once()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal(["Admin", "Publisher"], engine.Run("Grant-KonnectRole Admin, Publisher APIs * -Team Automation").Texts("RoleName"));
        Assert.Equal(["Publisher"], engine.Run("Get-KonnectRole Pub* -Team Automation").Texts("RoleName"));
        Assert.Empty(engine.Run("Get-KonnectRole Maintainer -Team Automation").Succeeded().Output);
        engine.Run("Revoke-KonnectRole Admin, Publisher APIs * -Team Automation -Confirm:$false").Succeeded();
        Assert.Empty(sandbox.Inner.Store.Roles.Of(sandbox.Seed.OrganizationTeamId));
    }

    [Fact]
    public async Task A_role_for_one_entity_is_not_taken_for_the_role_for_all()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = Grant-KonnectRole Viewer Portals 'Sandbox Portal' -Team Automation; $null = Grant-KonnectRole Viewer Portals * -Team Automation -Region eu").Succeeded();
        engine.Run("Revoke-KonnectRole Viewer Portals * -Team Automation -Confirm:$false").Succeeded();
        Assert.Equal($"{sandbox.Seed.PortalId}", Assert.Single(sandbox.Inner.Store.Roles.Of(sandbox.Seed.OrganizationTeamId)).EntityId);
        Assert.Equal("UnknownRole", engine.Run("Revoke-KonnectRole Viewer Portals 'Sandbox Portal' -Region us -Team Automation -Confirm:$false").ErrorId);
        engine.Run("Revoke-KonnectRole Viewer Portals 'Sandbox Portal' -Region * -Team Automation -Confirm:$false").Succeeded();
    }

    /// <summary>A server whose filter lets everything through gets nothing taken away that nobody named.</summary>
    [Fact]
    public async Task What_the_server_lists_beside_it_stays()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = Grant-KonnectRole Viewer APIs * -Team Automation").Succeeded();
        sandbox.Inner.Faults.Add("GET", "*/assigned-roles", Fault.Alter(JsonChange.Replace("/data/*/role_name", "Admin")));
        Assert.Equal("UnknownRole", engine.Run("Revoke-KonnectRole Viewer APIs * -Team Automation -Confirm:$false").ErrorId);
        Assert.DoesNotContain(sandbox.Requests, request => request.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_entity_is_given_by_name_id_or_object()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var portal = $"{sandbox.Seed.PartnerPortalId}";
        foreach (var entity in new[] { "'Partner Portal'", portal, $"([guid]'{portal}')", "(Get-KonnectPortal Partner*)", "([pscustomobject]@{ Id = '" + portal + "' })" })
        {
            Assert.Equal(portal, engine.Run($"Grant-KonnectRole Admin Portals {entity} -SystemAccount seeded").Single.Text("EntityId"));
        }

        Assert.Equal($"{sandbox.Seed.OrdersApi.Id}", engine.Run("Grant-KonnectRole Publisher APIs Orders -SystemAccount seeded").Single.Text("EntityId"));
        Assert.Equal(
            $"{sandbox.Seed.KeyAuthStrategy.Id}",
            engine.Run("Grant-KonnectRole Viewer 'Application Auth Strategies' key-auth -SystemAccount seeded").Single.Text("EntityId"));
    }

    [Theory]
    [InlineData("Viewer 'Control Planes' sandbox -SystemAccount seeded", "$sandbox.Inner.Store.ControlPlanes.All.Where({ $_.Name -eq 'sandbox' }).Id")]
    [InlineData("Viewer 'DCR Providers' sandbox-idp -SystemAccount seeded", "(Get-KonnectDcrProvider sandbox-idp).Id")]
    [InlineData("Viewer 'Auth Servers' agents -SystemAccount seeded", "(Get-KonnectAuthServer agents).Id")]
    [InlineData("'API Viewer' Services orders -PortalTeam Platform", "$sandbox.Inner.Store.ControlPlanes.All.Services.Where({ $_.Name -eq 'orders' }).Id")]
    public async Task What_a_role_is_for_is_found_by_its_name(string arguments, string id)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("sandbox", sandbox);
        engine.Run("$null = New-KonnectAuthServer agents api://orders").Succeeded();
        Assert.Equal($"{engine.Run(id).Single}", engine.Run($"Grant-KonnectRole {arguments}").Single.Text("EntityId"));
    }

    [Theory]
    [InlineData("Get-KonnectRole -SystemAccount nobody", "UnknownSystemAccount", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-KonnectRole -SystemAccount " + Nowhere, "UnknownSystemAccount", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-KonnectRole -Team nobody", "UnknownTeam", ErrorCategory.ObjectNotFound)]
    [InlineData("Grant-KonnectRole Creator APIs -Team " + Nowhere, "UnknownTeam", ErrorCategory.ObjectNotFound)]
    [InlineData("Get-KonnectRole -User nobody@example.com", "UnknownUser", ErrorCategory.ObjectNotFound)]
    [InlineData("Revoke-KonnectRole Creator APIs -Confirm:$false -User " + Nowhere, "UnknownUser", ErrorCategory.ObjectNotFound)]
    [InlineData("Revoke-KonnectRole Deployer 'Control Planes' * -Confirm:$false -SystemAccount seeded", "UnknownRole", ErrorCategory.ObjectNotFound)]
    [InlineData("Grant-KonnectRole Admin Portals -SystemAccount seeded", "EntityNotChosen", ErrorCategory.InvalidArgument)]
    [InlineData("Revoke-KonnectRole Admin Portals -SystemAccount seeded -Confirm:$false", "EntityNotChosen", ErrorCategory.InvalidArgument)]
    [InlineData("Grant-KonnectRole Admin Portals nowhere -SystemAccount seeded", "UnknownPortal", ErrorCategory.ObjectNotFound)]
    [InlineData("Grant-KonnectRole 'Network Admin' Networks prod -SystemAccount seeded", "EntityHasNoName", ErrorCategory.InvalidArgument)]
    [InlineData("Grant-KonnectRole Admin 'Control Planes' nowhere -SystemAccount seeded", "UnknownControlPlane", ErrorCategory.ObjectNotFound)]
    [InlineData("Grant-KonnectRole Viewer 'DCR Providers' nowhere -SystemAccount seeded", "UnknownDcrProvider", ErrorCategory.ObjectNotFound)]
    [InlineData("Grant-KonnectRole Viewer 'Auth Servers' nowhere -SystemAccount seeded", "UnknownAuthServer", ErrorCategory.ObjectNotFound)]
    [InlineData("Grant-KonnectRole 'API Viewer' Services nowhere -PortalTeam Platform", "UnknownGatewayService", ErrorCategory.ObjectNotFound)]
    [InlineData("New-KonnectAccessToken tok -Role Portals/Creator", "RoleWithoutSystemAccount", ErrorCategory.InvalidArgument)]
    [InlineData("New-KonnectAccessToken tok -SystemAccount seeded -Role Admin", "RoleNotUnderstood", ErrorCategory.InvalidArgument)]
    [InlineData("New-KonnectAccessToken tok -SystemAccount seeded -Role Portals/", "RoleNotUnderstood", ErrorCategory.InvalidArgument)]
    [InlineData("New-KonnectAccessToken tok -SystemAccount seeded -Role Portals/Admin", "EntityNotChosen", ErrorCategory.InvalidArgument)]
    public async Task What_is_wrong_is_told_by_its_own_id(string command, string id, ErrorCategory category)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var error = engine.Run(command).Error;
        Assert.Equal((id, category), (error.FullyQualifiedErrorId.Split(',')[0], error.CategoryInfo.Category));
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.DoesNotContain(sandbox.Requests, request => request.EndsWith("/access-tokens", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_account_has_its_roles_before_its_token_is_handed_out()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var result = engine.Run("$minted = New-KonnectAccessToken nightly -SystemAccount runbook -Role Portals/Creator, 'Portals/Sandbox Portal/Admin'; $minted");
        Assert.Equal("nightly", result.Single.Text("Name"));
        Assert.Empty(result.Warnings);
        Assert.Equal(
            ["GET /v3/system-accounts", "POST /v3/system-accounts", "POST assigned-roles", "GET /v3/portals", "POST assigned-roles", "POST access-tokens"],
            sandbox.Requests.Select(request => request.Split('/')[^1] is "assigned-roles" or "access-tokens" ? $"{request.Split(' ')[0]} {request.Split('/')[^1]}" : request));
        Assert.Equal(2, engine.Run("$minted | Get-KonnectRole").Succeeded().Output.Count);
    }

    [Fact]
    public async Task Roles_that_the_account_has_are_left_as_they_are()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = 'one', 'two' | New-KonnectAccessToken -SystemAccount runbook -Role Portals/Creator, APIs/Creator -ThrottleLimit 1").Succeeded();
        Assert.Equal(2, sandbox.Requests.Count(request => request.StartsWith("POST", StringComparison.Ordinal) && request.EndsWith("/assigned-roles", StringComparison.Ordinal)));
        engine.Run("$null = New-KonnectAccessToken three -SystemAccount runbook -Role Portals/Creator, APIs/Creator").Succeeded();
        Assert.Equal(["Creator of APIs", "Creator of Portals"], engine.Run("Get-KonnectRole -SystemAccount runbook").Succeeded().Output.Select(role => $"{role}").Order(StringComparer.Ordinal));
        engine.Run("$null = New-KonnectAccessToken four -SystemAccount other -Role (Get-KonnectRole -SystemAccount runbook)").Succeeded();
        Assert.Equal(2, engine.Run("Get-KonnectRole -SystemAccount other").Succeeded().Output.Count);
    }

    [Fact]
    public async Task A_role_that_can_not_be_granted_leaves_no_token()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        sandbox.Inner.Faults.Add("POST", "*/assigned-roles", Fault.Status(403));
        var result = engine.Run("New-KonnectAccessToken nightly -SystemAccount seeded -Role Portals/Creator");
        Assert.Equal("PermissionDenied", result.ErrorId);
        Assert.Contains("Grant-KonnectRole", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(sandbox.Inner.Store.AccessTokens.Of(sandbox.Seed.SystemAccountId));
    }

    [Fact]
    public async Task A_token_without_a_role_is_refused_until_one_is_granted()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$minted = New-KonnectAccessToken nightly -SystemAccount runbook -WarningAction Ignore").Succeeded();
        engine.Run($"$robot = Connect-KonnectPortal -PersonalAccessToken $minted.Token -ApiUrl {sandbox.Address}; $null = $session").Succeeded();
        var refused = engine.Run("Get-KonnectPortalApplication -Portal 'Sandbox Portal' -Session $robot");
        Assert.Equal("PermissionDenied", refused.ErrorId);
        Assert.Contains("Grant-KonnectRole", refused.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);

        engine.Run("$null = Grant-KonnectRole Viewer Portals 'Sandbox Portal' -SystemAccount runbook -Session $session").Succeeded();
        engine.Run("Get-KonnectPortalApplication -Portal 'Sandbox Portal' -Session $robot").Succeeded();
        Assert.Equal("PermissionDenied", engine.Run("New-KonnectPortalDeveloper a@example.com A -Portal 'Sandbox Portal' -Session $robot").ErrorId);
        Assert.Equal("PermissionDenied", engine.Run("Grant-KonnectRole Admin Portals * -SystemAccount runbook -Session $robot").ErrorId);
    }
}
