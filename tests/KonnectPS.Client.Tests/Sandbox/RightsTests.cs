using System.Net;

namespace KonnectPS.Client.Tests.Sandbox;

/// <summary>What a system account may do at the admin door is what its roles say.</summary>
public sealed class RightsTests
{
    private static readonly string[] OpenToAll = ["/v3/organizations/me", "/v3/users/me", "/v3/available-regions"];

    [Fact]
    public async Task Without_a_role_nothing_is_allowed_and_with_all_of_them_nothing_is_forgotten()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var account = await NewAccountAsync(sandbox);
        var operations = ServedOperationsTests.Operations().Where(operation => !IsOpen(operation.Path)).ToList();
        Assert.True(operations.Count > 40, $"{operations.Count} operations");
        foreach (var (method, path) in operations)
        {
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, (await account.Visitor.SendAsync(new HttpMethod(method), path)).Status));
        }

        foreach (var type in KnownRoles.EntityTypes)
        {
            foreach (var role in KnownRoles.Of(type))
            {
                sandbox.Inner.Store.Roles.Add(account.Id, role, type);
            }
        }

        foreach (var (method, path) in operations)
        {
            Assert.NotEqual((path, HttpStatusCode.Forbidden), (path, (await account.Visitor.SendAsync(new HttpMethod(method), path)).Status));
        }

        _ = sandbox.TakeViolations();
    }

    [Theory]
    [InlineData("/v3/portals/{portal}", "Viewer", "Portals", "{portal}")]
    [InlineData("/v3/portals/{portal}", "Creator", "Portals", "*")]
    [InlineData("/v3/portals/{portal}/applications", "Maintainer", "Portals", "{portal}")]
    [InlineData("/v3/portals/{portal}/developers", "Admin", "Portals", "*")]
    [InlineData("/v3/apis", "Creator", "APIs", "*")]
    [InlineData("/v3/apis/{api}/publications/{portal}", "Publisher", "APIs", "{api}")]
    [InlineData("/v2/application-auth-strategies", "Viewer", "Application Auth Strategies", "*")]
    [InlineData("/v3/system-accounts", "Admin", "Identity", "*")]
    public async Task What_was_refused_is_allowed_after_a_grant_and_refused_after_a_revocation(string path, string role, string type, string entity)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var account = await NewAccountAsync(sandbox);
        using var admin = Visitor.Admin(sandbox.Inner);
        (path, entity) = (Filled(sandbox, path), Filled(sandbox, entity));
        Assert.Equal(HttpStatusCode.Forbidden, (await account.Visitor.GetAsync(path)).Status);

        var granted = await GrantAsync(admin, account.Id, role, type, entity);
        Assert.Equal(HttpStatusCode.OK, (await account.Visitor.GetAsync(path)).Status);

        await admin.DeleteAsync($"/v3/system-accounts/{account.Id}/assigned-roles/{granted}");
        Assert.Equal(HttpStatusCode.Forbidden, (await account.Visitor.GetAsync(path)).Status);
    }

    [Fact]
    public async Task A_role_for_one_portal_shows_and_opens_no_other()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var account = await NewAccountAsync(sandbox);
        using var admin = Visitor.Admin(sandbox.Inner);
        await GrantAsync(admin, account.Id, "Viewer", "Portals", $"{sandbox.Seed.PartnerPortalId}");

        var listed = (await account.Visitor.GetAsync("/v3/portals")).Body!["data"]!.AsArray();
        Assert.Equal($"{sandbox.Seed.PartnerPortalId}", (string?)Assert.Single(listed)!["id"]);
        Assert.Equal(HttpStatusCode.Forbidden, (await account.Visitor.GetAsync(Visitor.PortalPath(sandbox.Inner))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await account.Visitor.DeleteAsync($"/v3/portals/{sandbox.Seed.PartnerPortalId}")).Status);
    }

    [Fact]
    public async Task Who_may_approve_for_one_API_approves_for_no_other()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var account = await NewAccountAsync(sandbox);
        using var admin = Visitor.Admin(sandbox.Inner);
        var application = await admin.PostAsync(
            $"{Visitor.PortalPath(sandbox.Inner)}/applications", new { name = "bot", owner = new { type = "developer", id = sandbox.Seed.DeveloperId } });
        var registrations = $"{Visitor.PortalPath(sandbox.Inner)}/applications/{application.Text("id")}/registrations";
        var orders = await admin.PostAsync(registrations, new { api_id = sandbox.Seed.OrdersApi.Id });
        var payments = await admin.PostAsync(registrations, new { api_id = sandbox.Seed.PaymentsApi.Id });
        await GrantAsync(admin, account.Id, "Registration Approver", "APIs", $"{sandbox.Seed.PaymentsApi.Id}");
        Assert.Equal(HttpStatusCode.Forbidden, await ApproveAsync(payments));

        // The role needs that of a viewer of the portal besides.
        await GrantAsync(admin, account.Id, "Viewer", "Portals", $"{sandbox.Seed.PortalId}");
        Assert.Equal(HttpStatusCode.OK, await ApproveAsync(payments));
        Assert.Equal(HttpStatusCode.Forbidden, await ApproveAsync(orders));

        async Task<HttpStatusCode> ApproveAsync(Reply registration) =>
            (await account.Visitor.PatchAsync($"{registrations}/{registration.Text("id")}", new { status = "approved" })).Status;
    }

    [Fact]
    public async Task The_roles_of_a_team_are_those_of_its_members()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var admin = Visitor.Admin(sandbox.Inner);
        using var member = Visitor.Admin(sandbox.Inner, sandbox.Seed.SystemAccountToken);
        var body = new { name = "made by a member" };
        Assert.Equal(HttpStatusCode.Forbidden, (await member.PostAsync("/v3/portals", body)).Status);

        await admin.PostAsync(
            $"/v3/teams/{sandbox.Seed.OrganizationTeamId}/assigned-roles",
            new { role_name = "Creator", entity_type_name = "Portals", entity_id = "*", entity_region = "*" });
        Assert.Equal(HttpStatusCode.Created, (await member.PostAsync("/v3/portals", body)).Status);
    }

    private static bool IsOpen(string path) =>
        path.StartsWith("/api/", StringComparison.Ordinal) || path.Contains("/internal/", StringComparison.Ordinal) || path.Contains("kauth", StringComparison.Ordinal)
        || OpenToAll.Contains(path) || (path.Contains("/users/", StringComparison.Ordinal) && path.Contains("/access-tokens", StringComparison.Ordinal));

    private static string Filled(CheckedSandbox sandbox, string text) => text
        .Replace("{portal}", $"{sandbox.Seed.PortalId}", StringComparison.Ordinal)
        .Replace("{api}", $"{sandbox.Seed.OrdersApi.Id}", StringComparison.Ordinal);

    private static async Task<string> GrantAsync(Visitor admin, Guid accountId, string role, string type, string entity) =>
        (await admin.PostAsync(
            $"/v3/system-accounts/{accountId}/assigned-roles",
            new { role_name = role, entity_type_name = type, entity_id = entity, entity_region = "*" })).Text("id");

    private static async Task<Account> NewAccountAsync(CheckedSandbox sandbox)
    {
        using var admin = Visitor.Admin(sandbox.Inner);
        var id = (await admin.PostAsync("/v3/system-accounts", new { name = "new", description = "Has no role" })).Text("id");
        var token = await admin.PostAsync(
            $"/v3/system-accounts/{id}/access-tokens", new { name = "first", expires_at = DateTimeOffset.UtcNow.AddDays(1) });
        return new Account(Guid.Parse(id), Visitor.Admin(sandbox.Inner, token.Text("token")));
    }

    private sealed record Account(Guid Id, Visitor Visitor) : IDisposable
    {
        public void Dispose() => Visitor.Dispose();
    }
}
