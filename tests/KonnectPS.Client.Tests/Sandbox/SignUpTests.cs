using System.Net;

namespace KonnectPS.Client.Tests.Sandbox;

public sealed class SignUpTests
{
    private const string Email = "new@example.com";
    private const string Password = "long enough";

    [Fact]
    public async Task A_developer_signs_up_is_approved_and_signs_in()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        using var admin = Visitor.Admin(sandbox.Inner);

        await SignUp(visitor, await Register(visitor));
        var early = await SignIn(visitor);
        Assert.Equal((HttpStatusCode.Unauthorized, "Approval Required"), (early.Status, early.Text("title")));

        var developers = $"{Visitor.PortalPath(sandbox.Inner)}/developers";
        var found = await admin.GetAsync($"{developers}?filter[email][eq]={Email}&filter[status][eq]=pending");
        var id = (string)found.Body!["data"]![0]!["id"]!;
        Assert.Equal("approved", (await admin.PatchAsync($"{developers}/{id}", new { status = "approved" })).Text("status"));

        using var developer = Visitor.Cookie(sandbox.Inner, "portalaccesstoken", (await SignIn(visitor)).Cookie("portalaccesstoken"));
        Assert.Equal(Email, (await developer.GetAsync("/api/v3/developer/me")).Text("email"));
    }

    [Fact]
    public async Task Nobody_has_to_approve_where_the_portal_does_so_by_itself()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Store.Portals.Change(sandbox.Seed.PortalId, static portal => portal with { AutoApproveDevelopers = true });
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        await SignUp(visitor, await Register(visitor));
        Assert.Equal(HttpStatusCode.NoContent, (await SignIn(visitor)).Status);
    }

    [Fact]
    public async Task Nobody_learns_who_has_an_account()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        var before = sandbox.Inner.Store.Developers.Count;

        var reply = await visitor.PostAsync("/api/v3/developer", new { email = sandbox.Seed.DeveloperEmail, full_name = "Somebody" });

        Assert.Equal((HttpStatusCode.Created, null), (reply.Status, reply.Body));
        Assert.Equal(before, sandbox.Inner.Store.Developers.Count);
        Assert.Empty(sandbox.Inner.Inbox.Messages(sandbox.Seed.DeveloperEmail));
    }

    [Fact]
    public async Task A_token_from_an_email_is_good_once()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        var token = await Register(visitor);
        var reset = await SignUp(visitor, token);

        Assert.Equal(HttpStatusCode.Gone, (await visitor.PostAsync("/api/v3/developer/verify-email", new { token })).Status);
        Assert.Equal(HttpStatusCode.Gone, (await Reset(visitor, reset, Password)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/api/v3/developer/verify-email", new { token = Guid.NewGuid() })).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Reset(visitor, token, Password)).Status);
    }

    [Fact]
    public async Task A_token_from_an_email_expires()
    {
        var clock = new ObservedClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        var token = await Register(visitor);
        clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(HttpStatusCode.Gone, (await visitor.PostAsync("/api/v3/developer/verify-email", new { token })).Status);
    }

    [Fact]
    public async Task A_password_that_is_too_short_does_not_use_up_the_token()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        var verified = await visitor.PostAsync("/api/v3/developer/verify-email", new { token = await Register(visitor) });

        var refused = await Reset(visitor, verified.Text("token"), "7 chars");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        var complaint = refused.Body!["invalid_parameters"]![0]!;
        Assert.Equal(("password", "min_length", 8), ((string?)complaint["field"], (string?)complaint["rule"], (int?)complaint["minimum"]));
        Assert.Equal(HttpStatusCode.NoContent, (await Reset(visitor, verified.Text("token"), Password)).Status);
    }

    /// <returns>The token from the e-mail.</returns>
    private static async Task<string> Register(Visitor visitor)
    {
        var reply = await visitor.PostAsync("/api/v3/developer", new { email = Email, full_name = "Nora New" });
        Assert.Equal(HttpStatusCode.Created, reply.Status);
        var inbox = await visitor.GetAsync($"/sandbox/inbox?to={Email}");
        return (string)Assert.Single(inbox.Body!.AsArray())!["token"]!;
    }

    /// <returns>The token that reset the password.</returns>
    private static async Task<string> SignUp(Visitor visitor, string token)
    {
        var verified = await visitor.PostAsync("/api/v3/developer/verify-email", new { token });
        Assert.Equal((HttpStatusCode.Accepted, Email), (verified.Status, verified.Text("email")));
        Assert.Equal(HttpStatusCode.NoContent, (await Reset(visitor, verified.Text("token"), Password)).Status);
        return verified.Text("token");
    }

    private static Task<Reply> Reset(Visitor visitor, string token, string password) =>
        visitor.PostAsync("/api/v3/developer/reset-password", new { token, password });

    private static Task<Reply> SignIn(Visitor visitor) =>
        visitor.PostAsync("/api/v3/developer/authenticate", new { username = Email, password = Password });
}
