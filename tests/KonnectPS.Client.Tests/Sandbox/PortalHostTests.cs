using System.Net;

namespace KonnectPS.Client.Tests.Sandbox;

/// <summary>A portal that is made gets a host of its own, at which its developers, and no others, are at home.</summary>
public sealed class PortalHostTests
{
    private const string Email = "new@example.com";
    private const string Password = "long enough";

    [Fact]
    public async Task A_portal_that_was_made_a_moment_ago_signs_developers_up_and_in_at_its_own_host()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var admin = Visitor.Admin(sandbox.Inner);
        var portal = await admin.PostAsync("/v3/portals", new { name = "agents", display_name = "Agents", auto_approve_developers = true });
        Assert.Equal(HttpStatusCode.Created, portal.Status);
        var host = portal.Text("canonical_domain");
        Assert.Equal((host, true), (portal.Text("default_domain"), IPAddress.IsLoopback(IPAddress.Parse(host))));
        Assert.NotEqual(sandbox.Address.Host, host);

        using var here = Visitor.AtHost(sandbox.Inner, host);
        using var elsewhere = Visitor.Anonymous(sandbox.Inner);
        var context = await here.GetAsync("/api/v3/portal");
        Assert.Equal((portal.Text("id"), "Agents"), (context.Text("portal_id"), context.Text("name")));
        Assert.Equal($"{sandbox.Seed.PortalId}", (await elsewhere.GetAsync("/api/v3/portal")).Text("portal_id"));

        Assert.Equal(HttpStatusCode.Created, (await here.PostAsync("/api/v3/developer", new { email = Email, full_name = "New" })).Status);
        var token = Assert.Single(sandbox.Inner.Inbox.Messages(Email)).Token;
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.PostAsync("/api/v3/developer/verify-email", new { token })).Status);
        var reset = (await here.PostAsync("/api/v3/developer/verify-email", new { token })).Text("token");
        await here.PostAsync("/api/v3/developer/reset-password", new { token = reset, password = Password });

        var credential = new { username = Email, password = Password };
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.PostAsync("/api/v3/developer/authenticate", credential)).Status);
        var cookie = (await here.PostAsync("/api/v3/developer/authenticate", credential)).Cookie("portalaccesstoken");
        using var athome = Visitor.AtHost(sandbox.Inner, host, "Cookie", $"portalaccesstoken={cookie}");
        using var astray = Visitor.Cookie(sandbox.Inner, "portalaccesstoken", cookie);
        Assert.Equal(Email, (await athome.GetAsync("/api/v3/developer/me")).Text("email"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await astray.GetAsync("/api/v3/developer/me")).Status);
    }

    [Fact]
    public async Task An_empty_sandbox_holds_nothing_and_its_first_portal_is_at_its_address()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { Empty = true });
        using var admin = Visitor.Admin(sandbox.Inner);
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        foreach (var list in new[] { "/v3/portals", "/v3/apis", "/v2/application-auth-strategies", "/v3/system-accounts" })
        {
            Assert.Empty((await admin.GetAsync(list)).Body!["data"]!.AsArray());
        }

        Assert.Equal(sandbox.Seed.OrganizationId, (Guid)(await admin.GetAsync("/v3/organizations/me")).Body!["id"]!);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/api/v3/portal")).Status);
        var portal = await admin.PostAsync("/v3/portals", new { name = "first" });
        Assert.Equal(sandbox.Address.Host, portal.Text("canonical_domain"));
        Assert.Equal(portal.Text("id"), (await visitor.GetAsync("/api/v3/portal")).Text("portal_id"));
    }

    [Fact]
    public async Task There_are_more_portals_than_hosts_and_a_host_that_is_free_again_is_given_again()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { Empty = true });
        using var admin = Visitor.Admin(sandbox.Inner);
        var portals = new List<Reply>();
        for (var i = 0; i < 10; i++)
        {
            portals.Add(await admin.PostAsync("/v3/portals", new { name = $"portal {i}" }));
        }

        Assert.Equal(10, portals.Select(portal => portal.Text("default_domain")).Distinct().Count());
        Assert.EndsWith(".portal.test", portals[9].Text("default_domain"), StringComparison.Ordinal);
        await admin.DeleteAsync($"/v3/portals/{portals[1].Text("id")}");
        Assert.Equal(portals[1].Text("default_domain"), (await admin.PostAsync("/v3/portals", new { name = "again" })).Text("default_domain"));
    }

    [Fact]
    public async Task A_portal_is_changed_and_refuses_what_it_can_not_be()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var admin = Visitor.Admin(sandbox.Inner);
        var body = new { name = "agents", default_application_auth_strategy_id = sandbox.Seed.KeyAuthStrategy.Id, labels = new { a = "1", b = "2" }, description = "For agents" };
        var made = await admin.PostAsync("/v3/portals", body);
        var path = $"/v3/portals/{made.Text("id")}";
        Assert.Equal(("agents", "public", "private"), (made.Text("display_name"), made.Text("default_api_visibility"), (await admin.PatchAsync(path, new { default_api_visibility = "private" })).Text("default_api_visibility")));
        Assert.Equal("name", Field(await admin.PostAsync("/v3/portals", body)));
        Assert.Equal(HttpStatusCode.Conflict, (await admin.PatchAsync(path, new { name = sandbox.Seed.PortalName })).Status);
        Assert.Equal("rbac_enabled", Field(await admin.PatchAsync(path, new { rbac_enabled = true, authentication_enabled = false })));
        Assert.Equal("default_application_auth_strategy_id", Field(await admin.PatchAsync(path, new { default_application_auth_strategy_id = Guid.NewGuid() })));

        var changed = await admin.PatchAsync(path, new { labels = new { a = (string?)null, c = "3" }, default_application_auth_strategy_id = (Guid?)null, description = (string?)null });
        Assert.Equal(["b 2", "c 3"], changed.Body!["labels"]!.AsObject().Select(label => $"{label.Key} {label.Value}").Order(StringComparer.Ordinal));
        Assert.Equal((null, null), (changed.Body["default_application_auth_strategy_id"], changed.Body["description"]));
    }

    [Fact]
    public async Task A_portal_with_APIs_is_deleted_by_force_alone_and_everything_with_it()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var admin = Visitor.Admin(sandbox.Inner);
        using var developer = Visitor.Developer(sandbox.Inner);
        await developer.PostAsync("/api/v3/applications", new { name = "bot" });
        Assert.Equal(HttpStatusCode.Conflict, (await admin.DeleteAsync(Visitor.PortalPath(sandbox.Inner))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync(Visitor.PortalPath(sandbox.Inner) + "?force=true")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(Visitor.PortalPath(sandbox.Inner))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await developer.GetAsync("/api/v3/applications")).Status);
        Assert.Equal((0, 0), (sandbox.Inner.Store.Applications.Count, sandbox.Inner.Store.Developers.Count));
    }

    [Fact]
    public async Task A_forgotten_password_is_set_anew_with_the_token_of_an_email()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        foreach (var email in new[] { sandbox.Seed.DeveloperEmail, "nobody@example.com" })
        {
            var reply = await visitor.PostAsync("/api/v3/developer/forgot-password", new { email });
            Assert.Equal((HttpStatusCode.OK, null), (reply.Status, reply.Body));
        }

        var mail = Assert.Single(sandbox.Inner.Inbox.Messages());
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/api/v3/developer/verify-email", new { token = mail.Token })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await visitor.PostAsync("/api/v3/developer/reset-password", new { token = mail.Token, password = Password })).Status);
        Assert.Equal(HttpStatusCode.Gone, (await visitor.PostAsync("/api/v3/developer/reset-password", new { token = mail.Token, password = Password })).Status);
        Assert.Equal(
            HttpStatusCode.NoContent, (await visitor.PostAsync("/api/v3/developer/authenticate", new { username = mail.To, password = Password })).Status);
    }

    private static string? Field(Reply reply) => (string?)reply.Body!["invalid_parameters"]?[0]?["field"];
}
