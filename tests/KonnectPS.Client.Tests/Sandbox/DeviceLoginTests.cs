using System.Net;

namespace KonnectPS.Client.Tests.Sandbox;

public sealed class DeviceLoginTests
{
    private const string ClientId = "344f59db-f401-4ce7-9407-00a0823fbacf";
    private readonly ObservedClock _clock = new();

    [Fact]
    public async Task A_device_is_let_in_by_its_user_and_renews_its_login()
    {
        await using var sandbox = await Start();
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        var login = await Authorize(visitor);
        Assert.Equal((600, 5), ((int)login.Body!["expires_in"]!, (int)login.Body["interval"]!));
        Assert.Equal("authorization_pending", await Error(visitor, login));

        Assert.Equal(HttpStatusCode.NoContent, (await visitor.GetAsync(new Uri(login.Text("verification_uri_complete")).AbsolutePath)).Status);
        Wait(5);
        var session = await Poll(visitor, login);

        Assert.Equal(HttpStatusCode.OK, session.Status);
        Assert.Equal(HttpStatusCode.OK, await WhoAmI(sandbox, session.Text("access_token")));
        Wait(1);
        Assert.Equal("invalid_grant", await Error(visitor, login));

        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await WhoAmI(sandbox, session.Text("access_token")));
        var renewed = await Renew(sandbox, session.Text("refresh_token"));
        Assert.Equal(HttpStatusCode.OK, await WhoAmI(sandbox, renewed.Cookie("konnectaccesstoken")));
        Assert.Contains("; Path=/kauth/api/v1/refresh", renewed.SetCookies[1]);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Renew(sandbox, session.Text("refresh_token"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await Renew(sandbox, renewed.Cookie("konnectrefreshtoken"))).Status);
    }

    [Fact]
    public async Task A_device_that_polls_too_soon_has_to_wait_longer_each_time()
    {
        await using var sandbox = await Start();
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        var login = await Authorize(visitor);
        Assert.Equal("authorization_pending", await Error(visitor, login));
        Wait(4);
        Assert.Equal("slow_down", await Error(visitor, login));
        Wait(9);
        Assert.Equal("slow_down", await Error(visitor, login));
        Wait(15);
        Assert.Equal("authorization_pending", await Error(visitor, login));
    }

    [Fact]
    public async Task A_device_that_is_denied_or_too_late_is_told_so()
    {
        await using var sandbox = await Start();
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        var denied = await Authorize(visitor);
        Assert.True(sandbox.Inner.Devices.Deny(denied.Text("user_code")));
        Assert.Equal("access_denied", await Error(visitor, denied));
        var late = await Authorize(visitor);
        Wait(600);
        Assert.Equal("expired_token", await Error(visitor, late));
    }

    [Fact]
    public async Task Codes_of_others_are_refused()
    {
        await using var sandbox = await Start();
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        var login = await Authorize(visitor);
        Assert.Equal("invalid_client", await Error(visitor, login, $"{Guid.NewGuid()}"));
        Assert.False(sandbox.Inner.Devices.Approve("no such code"));
    }

    [Fact]
    public async Task The_regions_are_told_without_a_token()
    {
        await using var sandbox = await Start();
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        var reply = await visitor.GetAsync("/v3/available-regions");
        Assert.Contains("eu", reply.Body!["regions"]!["stable"]!.AsArray().Select(static region => (string?)region));
    }

    private static Task<Reply> Authorize(Visitor visitor) =>
        visitor.PostFormAsync("/v3/internal/oauth/device/authorize", ("client_id", ClientId));

    private static Task<Reply> Poll(Visitor visitor, Reply login, string clientId = ClientId) => visitor.PostFormAsync(
        "/v3/internal/oauth/device/token",
        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
        ("device_code", login.Text("device_code")),
        ("client_id", clientId));

    private static async Task<string> Error(Visitor visitor, Reply login, string clientId = ClientId)
    {
        var reply = await Poll(visitor, login, clientId);
        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
        return reply.Text("error");
    }

    private static async Task<HttpStatusCode> WhoAmI(CheckedSandbox sandbox, string token)
    {
        using var user = Visitor.Admin(sandbox.Inner, token);
        return (await user.GetAsync("/v3/users/me")).Status;
    }

    private static async Task<Reply> Renew(CheckedSandbox sandbox, string token)
    {
        using var visitor = Visitor.Cookie(sandbox.Inner, "konnectrefreshtoken", token);
        return await visitor.PostAsync("/kauth/api/v1/refresh");
    }

    private Task<CheckedSandbox> Start() => CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = _clock });

    private void Wait(int seconds) => _clock.Advance(TimeSpan.FromSeconds(seconds));
}
