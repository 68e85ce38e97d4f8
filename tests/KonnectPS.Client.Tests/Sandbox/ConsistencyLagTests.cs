using System.Net;

namespace KonnectPS.Client.Tests.Sandbox;

public sealed class ConsistencyLagTests
{
    private static readonly SandboxOptions Slow = new() { ConsistencyLag = 2, ValidateResponses = true };

    [Fact]
    public async Task A_new_application_is_not_found_at_first_with_all_below_it()
    {
        await using var sandbox = await KonnectSandbox.StartAsync(Slow);
        using var developer = Visitor.Developer(sandbox);
        var path = $"/api/v3/applications/{(await developer.PostAsync("/api/v3/applications", new { name = "a" })).Text("id")}";

        Assert.Equal(HttpStatusCode.NotFound, (await developer.GetAsync(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await developer.PostAsync($"{path}/credentials")).Status);
        Assert.Equal(HttpStatusCode.Created, (await developer.PostAsync($"{path}/credentials")).Status);
        Assert.Equal(1, sandbox.Store.Credentials.Count);
        Assert.Empty(sandbox.Violations);
    }

    [Fact]
    public async Task A_new_developer_and_their_approval_show_late()
    {
        await using var sandbox = await KonnectSandbox.StartAsync(Slow);
        using var visitor = Visitor.Anonymous(sandbox);
        await visitor.PostAsync("/api/v3/developer", new { email = "new@example.com", full_name = "Nora New" });
        var token = sandbox.Inbox.Messages("new@example.com").Single().Token;
        var verified = await Until(HttpStatusCode.Accepted, () => visitor.PostAsync("/api/v3/developer/verify-email", new { token }));
        Assert.Equal(3, verified.Attempts);
        await visitor.PostAsync("/api/v3/developer/reset-password", new { password = "long enough", token = verified.Last.Text("token") });

        sandbox.Store.Developers.SetStatus(sandbox.Store.Developers.Find(sandbox.Seed.PortalId, "new@example.com")!.Id, KonnectPS.Sandbox.State.DeveloperStatus.Approved);

        var body = new { username = "new@example.com", password = "long enough" };
        Assert.Equal("Approval Required", (await visitor.PostAsync("/api/v3/developer/authenticate", body)).Text("title"));
        Assert.Equal(2, (await Until(HttpStatusCode.NoContent, () => visitor.PostAsync("/api/v3/developer/authenticate", body))).Attempts);
        Assert.Empty(sandbox.Violations);
    }

    [Fact]
    public async Task The_gateway_learns_late_of_a_new_key_and_a_new_approval()
    {
        await using var sandbox = await KonnectSandbox.StartAsync(Slow);
        using var developer = Visitor.Developer(sandbox);
        var path = $"/api/v3/applications/{(await developer.PostAsync("/api/v3/applications", new { name = "a" })).Text("id")}";
        sandbox.Store.Lag.CatchUp();
        await developer.PostAsync($"{path}/registrations", new { api_id = sandbox.Seed.OrdersApi.Id });
        var first = (await developer.PostAsync($"{path}/credentials")).Text("credential");
        Assert.Equal(HttpStatusCode.Unauthorized, await developer.CallAsync("orders", first));
        Assert.Equal(HttpStatusCode.Unauthorized, await developer.CallAsync("orders", first));
        Assert.Equal(HttpStatusCode.OK, await developer.CallAsync("orders", first));

        var second = (await developer.PostAsync($"{path}/credentials")).Text("credential");
        Assert.Equal(HttpStatusCode.Unauthorized, await developer.CallAsync("orders", second));
        Assert.Equal(HttpStatusCode.OK, await developer.CallAsync("orders", first));
        Assert.Empty(sandbox.Violations);
    }

    [Fact]
    public async Task An_approval_that_is_taken_back_is_not_waited_for()
    {
        await using var sandbox = await KonnectSandbox.StartAsync(Slow);
        using var admin = Visitor.Admin(sandbox);
        using var visitor = Visitor.Anonymous(sandbox);
        var path = $"{Visitor.PortalPath(sandbox)}/developers/{sandbox.Seed.PendingDeveloperId}";
        await admin.PatchAsync(path, new { status = "approved" });
        await admin.PatchAsync(path, new { status = "revoked" });
        await admin.PatchAsync(path, new { status = "approved" });
        var body = new { username = sandbox.Seed.PendingDeveloperEmail, password = sandbox.Seed.PendingDeveloperPassword };
        Assert.Equal(3, (await Until(HttpStatusCode.NoContent, () => visitor.PostAsync("/api/v3/developer/authenticate", body))).Attempts);
        Assert.Empty(sandbox.Violations);
    }

    private static async Task<(int Attempts, Reply Last)> Until(HttpStatusCode wanted, Func<Task<Reply>> attempt)
    {
        for (var attempts = 1; ; attempts++)
        {
            var reply = await attempt();
            if (reply.Status == wanted || attempts == 10)
            {
                Assert.Equal(wanted, reply.Status);
                return (attempts, reply);
            }
        }
    }
}
