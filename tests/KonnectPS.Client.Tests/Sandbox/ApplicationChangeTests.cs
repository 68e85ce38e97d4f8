using System.Net;

namespace KonnectPS.Client.Tests.Sandbox;

public sealed class ApplicationChangeTests
{
    private static readonly string[] Scopes = ["orders:read"];

    [Fact]
    public async Task An_application_keeps_what_a_change_does_not_name()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var developer = Visitor.Developer(sandbox.Inner);
        var application = await developer.PostAsync("/api/v3/applications", new { name = "a", description = "kept", redirect_uri = "https://example.com/back" });
        await developer.PostAsync("/api/v3/applications", new { name = "b" });
        var path = $"/api/v3/applications/{application.Text("id")}";

        var changed = await developer.PatchAsync(path, new { name = "c", redirect_uri = (string?)null, team_id = sandbox.Seed.TeamId });

        Assert.Equal(("c", "kept", null), (changed.Text("name"), changed.Text("description"), changed.Body!["redirect_uri"]));
        Assert.Equal($"{sandbox.Seed.TeamId}", changed.Text("team_id"));
        Assert.Equal(HttpStatusCode.Conflict, (await developer.PatchAsync(path, new { name = "b", team_id = (string?)null })).Status);
        Assert.Equal(["b", "c"], await Names(developer));
    }

    [Fact]
    public async Task A_seeded_application_can_be_changed_too()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = 3 });
        using var developer = Visitor.Developer(sandbox.Inner);
        var found = await developer.GetAsync("/api/v3/applications?filter[name][eq]=seeded-000001");
        await developer.PatchAsync($"/api/v3/applications/{found.Body!["data"]![0]!["id"]}", new { name = "mine" });
        Assert.Equal(["seeded-000000", "seeded-000002", "mine"], await Names(developer));
        Assert.Equal(3, sandbox.Inner.Store.Applications.Count);
    }

    [Fact]
    public async Task The_only_secret_of_a_client_is_replaced_and_dies_at_once()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var developer = Visitor.Developer(sandbox.Inner);
        var application = await developer.PostAsync("/api/v3/applications", new { name = "a", auth_strategy_id = sandbox.Seed.DcrStrategy.Id, scopes = Scopes });
        var path = $"/api/v3/applications/{application.Text("id")}";

        var regenerated = await developer.PostAsync($"{path}/regenerate-secret");

        Assert.Equal((HttpStatusCode.Created, application.Text("client_id")), (regenerated.Status, regenerated.Text("client_id")));
        Assert.False(sandbox.Inner.Store.Credentials.Holds(application.Text("client_secret")));
        Assert.True(sandbox.Inner.Store.Credentials.Holds(regenerated.Text("client_secret")));
        Assert.Single((await developer.GetAsync($"{path}/credentials")).Body!["data"]!.AsArray());
        Assert.Equal("orders:read", (string?)(await developer.GetAsync($"{path}/granted-scopes")).Body!["scopes"]![0]);
        await developer.PostAsync($"{path}/credentials");
        Assert.Equal(HttpStatusCode.Conflict, (await developer.PostAsync($"{path}/regenerate-secret")).Status);
    }

    [Fact]
    public async Task What_makes_no_sense_with_api_keys_is_refused()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var developer = Visitor.Developer(sandbox.Inner);
        var path = $"/api/v3/applications/{(await developer.PostAsync("/api/v3/applications", new { name = "a" })).Text("id")}";
        Assert.Equal(HttpStatusCode.BadRequest, (await developer.PostAsync($"{path}/regenerate-secret")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await developer.GetAsync($"{path}/granted-scopes")).Status);
    }

    [Fact]
    public async Task A_renamed_key_still_works_until_its_registration_is_gone()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var developer = Visitor.Developer(sandbox.Inner);
        var path = $"/api/v3/applications/{(await developer.PostAsync("/api/v3/applications", new { name = "a" })).Text("id")}";
        var registration = await developer.PostAsync($"{path}/registrations", new { api_id = sandbox.Seed.OrdersApi.Id });
        var key = await developer.PostAsync($"{path}/credentials");

        var renamed = await developer.PutAsync($"{path}/credentials/{key.Text("id")}", new { display_name = "renamed" });

        Assert.Equal((HttpStatusCode.OK, null), (renamed.Status, renamed.Body));
        Assert.Equal("renamed", (string?)(await developer.GetAsync($"{path}/credentials")).Body!["data"]![0]!["display_name"]);
        Assert.Equal(HttpStatusCode.OK, await developer.CallAsync("orders", key.Text("credential")));
        Assert.Equal(HttpStatusCode.NoContent, (await developer.DeleteAsync($"{path}/registrations/{registration.Text("id")}")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, await developer.CallAsync("orders", key.Text("credential")));
    }

    private static async Task<string[]> Names(Visitor developer) =>
        [.. (await developer.GetAsync("/api/v3/applications")).Body!["data"]!.AsArray().Select(static application => (string)application!["name"]!)];
}
