using System.Net;

namespace KonnectPS.Client.Tests.Sandbox;

public sealed class PortalAdministrationTests
{
    [Fact]
    public async Task An_invited_developer_is_decided_on_and_deleted_with_what_they_own()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var admin = Visitor.Admin(sandbox.Inner);
        var developers = $"{Visitor.PortalPath(sandbox.Inner)}/developers";
        var body = new { email = "invited@example.com", full_name = "Ines Invited", status = "approved", send_invitation_email = true };

        var created = await admin.PostAsync(developers, body);

        Assert.Equal("approved", created.Text("status"));
        Assert.Single(sandbox.Inner.Inbox.Messages("Invited@example.com"));
        Assert.Equal(HttpStatusCode.Conflict, (await admin.PostAsync(developers, body)).Status);
        Assert.Equal("rejected", (await admin.PatchAsync($"{developers}/{created.Text("id")}", new { status = "rejected" })).Text("status"));
        var application = await NewApplication(admin, sandbox, "developer", created.Text("id"));
        Assert.Equal(HttpStatusCode.NoContent, (await admin.DeleteAsync($"{developers}/{created.Text("id")}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"{developers}/{created.Text("id")}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync(Path(sandbox, application))).Status);
    }

    [Fact]
    public async Task Only_registrations_decide_what_a_key_opens()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var admin = Visitor.Admin(sandbox.Inner);
        using var developer = Visitor.Developer(sandbox.Inner);
        var application = await developer.PostAsync("/api/v3/applications", new { name = "bot" });
        var own = $"/api/v3/applications/{application.Text("id")}";
        await developer.PostAsync($"{own}/registrations", new { api_id = sandbox.Seed.PaymentsApi.Id });
        var key = (await developer.PostAsync($"{own}/credentials")).Text("credential");
        Assert.Equal(HttpStatusCode.Forbidden, await admin.CallAsync("payments", key));

        var pending = await admin.GetAsync($"{Visitor.PortalPath(sandbox.Inner)}/application-registrations?filter[status][eq]=pending&filter[application_name][eq]=bot&filter[developer_id][eq]={sandbox.Seed.DeveloperId}");
        var registration = $"{Path(sandbox, application)}/registrations/{pending.Body!["data"]!.AsArray().Single()!["id"]}";
        await admin.PatchAsync(registration, new { status = "approved" });
        Assert.Equal(HttpStatusCode.OK, await admin.CallAsync("payments", key));

        await admin.PatchAsync($"{Visitor.PortalPath(sandbox.Inner)}/developers/{sandbox.Seed.DeveloperId}", new { status = "revoked" });
        Assert.Equal(HttpStatusCode.OK, await admin.CallAsync("payments", key));
        await admin.PatchAsync(registration, new { status = "revoked" });
        Assert.Equal(HttpStatusCode.Forbidden, await admin.CallAsync("payments", key));
        await admin.DeleteAsync(registration);
        Assert.Equal(HttpStatusCode.Unauthorized, await admin.CallAsync("payments", key));
    }

    [Fact]
    public async Task An_application_of_a_team_is_registered_by_an_admin_and_used_by_its_member()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var admin = Visitor.Admin(sandbox.Inner);
        using var developer = Visitor.Developer(sandbox.Inner);
        var application = await NewApplication(admin, sandbox, "team", $"{sandbox.Seed.TeamId}");
        var registrations = $"{Path(sandbox, application)}/registrations";

        var created = await admin.PostAsync(registrations, new { api_id = sandbox.Seed.PaymentsApi.Id, status = "approved" });
        var again = await admin.PostAsync(registrations, new { api_id = sandbox.Seed.PaymentsApi.Id });
        var key = await developer.PostAsync($"/api/v3/applications/{application.Text("id")}/credentials");

        Assert.Equal("approved", created.Text("status"));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal("production", (string?)application.Body!["labels"]!["env"]);
        Assert.Equal(HttpStatusCode.OK, await admin.CallAsync("payments", key.Text("credential")));
        var listed = (await admin.GetAsync($"{Path(sandbox, application)}/credentials")).Body!["data"]!.AsArray().Single()!;
        Assert.Equal((key.Text("id"), null), ((string?)listed["id"], listed["credential"]));
    }

    [Fact]
    public async Task No_admin_gets_to_see_the_secret_of_a_client()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var admin = Visitor.Admin(sandbox.Inner);
        var applications = $"{Visitor.PortalPath(sandbox.Inner)}/applications";
        var owner = new { type = "developer", id = sandbox.Seed.DeveloperId };

        var own = await admin.PostAsync(applications, new { name = "a", owner, auth_strategy_id = sandbox.Seed.DcrStrategy.Id });
        var linked = await admin.PostAsync(applications, new { name = "b", owner, auth_strategy_id = sandbox.Seed.DcrStrategy.Id, dcr_client_id = "known" });
        var taken = await admin.PostAsync(applications, new { name = "b", owner });
        var nobodys = await admin.PostAsync(applications, new { name = "c", owner = new { type = "team", id = Guid.NewGuid() } });

        Assert.Null(own.Body!["client_secret"]);
        Assert.Equal("known", linked.Text("client_id"));
        Assert.Equal(HttpStatusCode.BadRequest, taken.Status);
        Assert.Equal("owner.id", (string?)nobodys.Body!["invalid_parameters"]![0]!["field"]);
    }

    [Fact]
    public async Task The_catalogs_of_strategies_and_apis_are_listed()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var admin = Visitor.Admin(sandbox.Inner, sandbox.Seed.SystemAccountToken);
        var strategies = await admin.GetAsync("/v2/application-auth-strategies");
        var apis = await admin.GetAsync("/v3/apis?filter[name][eq]=Orders");
        Assert.Equal(3, strategies.Body!["data"]!.AsArray().Count);
        Assert.Equal("orders", (string?)apis.Body!["data"]!.AsArray().Single()!["slug"]);
    }

    private static Task<Reply> NewApplication(Visitor admin, CheckedSandbox sandbox, string type, string id) => admin.PostAsync(
        $"{Visitor.PortalPath(sandbox.Inner)}/applications",
        new { name = "for somebody", owner = new { type, id }, labels = new { env = "production" } });

    private static string Path(CheckedSandbox sandbox, Reply application) =>
        $"{Visitor.PortalPath(sandbox.Inner)}/applications/{application.Text("id")}";
}
