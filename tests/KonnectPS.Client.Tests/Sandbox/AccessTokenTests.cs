using System.Net;

namespace KonnectPS.Client.Tests.Sandbox;

public sealed class AccessTokenTests
{
    private readonly ObservedClock _clock = new();

    [Fact]
    public async Task A_personal_access_token_opens_the_admin_door_until_it_expires()
    {
        await using var sandbox = await Start();
        using var admin = Visitor.Admin(sandbox.Inner);
        var issued = await admin.PostAsync(Tokens(sandbox), new { name = "runbook", ttl_seconds = 86400 });

        Assert.StartsWith("kpat_", issued.Text("konnect_token"));
        Assert.Equal(HttpStatusCode.OK, await Visit(sandbox, issued.Text("konnect_token"), "/v3/users/me"));
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await Visit(sandbox, issued.Text("konnect_token"), "/v3/users/me"));
        var listed = (await admin.GetAsync(Tokens(sandbox))).Body!["data"]!.AsArray().Last()!;
        Assert.Equal(("EXPIRED", null), ((string?)listed["state"], listed["konnect_token"]));
    }

    [Fact]
    public async Task A_personal_access_token_that_is_revoked_or_deleted_opens_nothing()
    {
        await using var sandbox = await Start();
        using var admin = Visitor.Admin(sandbox.Inner);
        var revoked = await admin.PostAsync(Tokens(sandbox), new { name = "one", expires_at = _clock.GetUtcNow().AddDays(30) });
        var deleted = await admin.PostAsync(Tokens(sandbox), new { name = "two", ttl_seconds = 86400 });

        var response = await admin.SendAsync(HttpMethod.Patch, $"{Tokens(sandbox)}/{revoked.Text("id")}/revoke");
        await admin.DeleteAsync($"{Tokens(sandbox)}/{deleted.Text("id")}");

        Assert.Equal("REVOKED", response.Text("state"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Visit(sandbox, revoked.Text("konnect_token"), "/v3/users/me"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Visit(sandbox, deleted.Text("konnect_token"), "/v3/users/me"));
    }

    [Fact]
    public async Task A_user_has_at_most_ten_personal_access_tokens()
    {
        await using var sandbox = await Start();
        using var admin = Visitor.Admin(sandbox.Inner);
        for (var i = 2; i <= 10; i++)
        {
            Assert.Equal(HttpStatusCode.Created, (await admin.PostAsync(Tokens(sandbox), new { name = $"token {i}", ttl_seconds = 86400 })).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await admin.PostAsync(Tokens(sandbox), new { name = "one more", ttl_seconds = 86400 })).Status);
    }

    [Fact]
    public async Task A_lifetime_that_is_too_short_breaks_the_contract()
    {
        await using var sandbox = await Start();
        using var admin = Visitor.Admin(sandbox.Inner);
        Assert.Equal(HttpStatusCode.BadRequest, (await admin.PostAsync(Tokens(sandbox), new { name = "brief", ttl_seconds = 60 })).Status);
        Assert.NotEmpty(sandbox.TakeViolations());
    }

    [Fact]
    public async Task A_system_account_gets_a_token_that_is_no_persons()
    {
        await using var sandbox = await Start();
        using var admin = Visitor.Admin(sandbox.Inner);
        var account = await admin.PostAsync("/v3/system-accounts", new { name = "runbook", description = "Rotates keys" });
        Assert.Equal(HttpStatusCode.Conflict, (await admin.PostAsync("/v3/system-accounts", new { name = "runbook", description = "" })).Status);
        var found = await admin.GetAsync("/v3/system-accounts?filter[name][eq]=runbook");
        Assert.Equal(account.Text("id"), (string?)found.Body!["data"]!.AsArray().Single()!["id"]);

        var tokens = $"/v3/system-accounts/{account.Text("id")}/access-tokens";
        var issued = await admin.PostAsync(tokens, new { name = "first", expires_at = _clock.GetUtcNow().AddDays(7) });

        Assert.StartsWith("spat_", issued.Text("token"));
        Assert.Equal(HttpStatusCode.OK, await Visit(sandbox, issued.Text("token"), "/v3/organizations/me"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Visit(sandbox, issued.Text("token"), "/v3/users/me"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Visit(sandbox, issued.Text("token"), Tokens(sandbox)));
        Assert.Null((await admin.GetAsync(tokens)).Body!["data"]!.AsArray().Single()!["token"]);
        await admin.DeleteAsync($"{tokens}/{issued.Text("id")}");
        Assert.Equal(HttpStatusCode.Unauthorized, await Visit(sandbox, issued.Text("token"), "/v3/organizations/me"));
    }

    private static string Tokens(CheckedSandbox sandbox) => $"/v3/users/{sandbox.Seed.UserId}/access-tokens";

    private static async Task<HttpStatusCode> Visit(CheckedSandbox sandbox, string token, string path)
    {
        using var visitor = Visitor.Admin(sandbox.Inner, token);
        return (await visitor.GetAsync(path)).Status;
    }

    private Task<CheckedSandbox> Start() => CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = _clock });
}
