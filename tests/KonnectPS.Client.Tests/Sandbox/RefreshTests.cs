using System.Net;

namespace KonnectPS.Client.Tests.Sandbox;

public sealed class RefreshTests
{
    [Fact]
    public async Task A_refresh_gives_new_tokens_and_ends_the_old_refresh_token_only()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        var first = await SignIn(sandbox.Inner);

        var second = await Refresh(sandbox.Inner, first.Cookie("portalrefreshtoken"));

        Assert.Equal(HttpStatusCode.NoContent, second.Status);
        Assert.Equal(HttpStatusCode.OK, await Visit(sandbox.Inner, first));
        Assert.Equal(HttpStatusCode.OK, await Visit(sandbox.Inner, second));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Refresh(sandbox.Inner, first.Cookie("portalrefreshtoken"))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Refresh(sandbox.Inner, second.Cookie("portalrefreshtoken"))).Status);
    }

    [Fact]
    public async Task Without_a_refresh_token_or_with_an_unknown_one_nothing_is_renewed()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.PostAsync("/api/v3/developer/refresh")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Refresh(sandbox.Inner, "unknown")).Status);
    }

    [Fact]
    public async Task A_refresh_token_outlives_its_access_token_but_not_itself()
    {
        var clock = new ObservedClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        var first = await SignIn(sandbox.Inner);
        clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(HttpStatusCode.Unauthorized, await Visit(sandbox.Inner, first));

        var second = await Refresh(sandbox.Inner, first.Cookie("portalrefreshtoken"));

        Assert.Equal(HttpStatusCode.OK, await Visit(sandbox.Inner, second));
        clock.Advance(TimeSpan.FromHours(24));
        Assert.Equal(HttpStatusCode.Unauthorized, (await Refresh(sandbox.Inner, second.Cookie("portalrefreshtoken"))).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_refresh_token_too()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        var session = await SignIn(sandbox.Inner);
        using var developer = Visitor.Cookie(sandbox.Inner, "portalaccesstoken", session.Cookie("portalaccesstoken"));
        await developer.PostAsync("/api/v3/developer/logout");
        Assert.Equal(HttpStatusCode.Unauthorized, (await Refresh(sandbox.Inner, session.Cookie("portalrefreshtoken"))).Status);
    }

    [Fact]
    public async Task A_refresh_can_be_told_to_end_the_old_access_token()
    {
        await using var sandbox = await KonnectSandbox.StartAsync(new SandboxOptions { EndAccessTokenOnRefresh = true, ValidateResponses = true });
        var first = await SignIn(sandbox);
        var second = await Refresh(sandbox, first.Cookie("portalrefreshtoken"));
        Assert.Equal(HttpStatusCode.Unauthorized, await Visit(sandbox, first));
        Assert.Equal(HttpStatusCode.OK, await Visit(sandbox, second));
        Assert.Empty(sandbox.Violations);
    }

    private static async Task<Reply> SignIn(KonnectSandbox sandbox)
    {
        using var visitor = Visitor.Anonymous(sandbox);
        return await visitor.PostAsync(
            "/api/v3/developer/authenticate",
            new { username = sandbox.Seed.DeveloperEmail, password = sandbox.Seed.DeveloperPassword });
    }

    private static async Task<Reply> Refresh(KonnectSandbox sandbox, string token)
    {
        using var visitor = Visitor.Cookie(sandbox, "portalrefreshtoken", token);
        return await visitor.PostAsync("/api/v3/developer/refresh");
    }

    private static async Task<HttpStatusCode> Visit(KonnectSandbox sandbox, Reply session)
    {
        using var developer = Visitor.Cookie(sandbox, "portalaccesstoken", session.Cookie("portalaccesstoken"));
        return (await developer.GetAsync("/api/v3/developer/me")).Status;
    }
}
