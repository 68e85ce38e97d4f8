using Microsoft.Extensions.Time.Testing;

namespace KonnectPS.Client.Tests;

public sealed class RenewalTests
{
    private const string Refresh = "POST /api/v3/developer/refresh";

    [Fact]
    public async Task A_token_is_renewed_once_before_it_ends_however_many_requests_find_out()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var door = await SignedInAsync(sandbox, clock);
        clock.Advance(TimeSpan.FromMinutes(59.5));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => door.GetMeAsync(default)));

        Assert.Single(sandbox.Requests, Refresh);
        Assert.Equal(clock.GetUtcNow().AddHours(1), door.TokenExpiresAt!.Value, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_every_request_is_sent_again()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = await SignedInAsync(sandbox, TimeProvider.System);
        sandbox.Inner.Store.PortalTokens.RevokeAll();

        var created = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => door.CreateApplicationAsync($"bot-{i}")));

        Assert.Single(sandbox.Requests, Refresh);
        Assert.Equal(20, created.Select(application => application.Id).Distinct().Count());
        Assert.Equal(20, sandbox.Inner.Store.Applications.Count);
    }

    [Fact]
    public async Task The_next_renewal_uses_the_next_refresh_token()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = await SignedInAsync(sandbox, TimeProvider.System);
        for (var i = 0; i < 3; i++)
        {
            sandbox.Inner.Store.PortalTokens.RevokeAll();
            await door.GetMeAsync(default);
        }

        Assert.Equal(3, sandbox.Requests.Count(request => request == Refresh));
    }

    [Fact]
    public async Task A_session_that_cannot_be_renewed_has_ended()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = await SignedInAsync(sandbox, TimeProvider.System);
        sandbox.Inner.Store.PortalTokens.RevokeAll();
        sandbox.Inner.Store.PortalRefreshTokens.RevokeAll();
        var error = await Assert.ThrowsAsync<KonnectException>(() => door.GetMeAsync(default));
        Assert.Equal(KonnectErrorKind.PortalTokenRefused, error.Kind);
    }

    [Fact]
    public async Task A_pasted_token_is_not_renewed()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor();
        sandbox.Inner.Store.PortalTokens.RevokeAll();
        await Assert.ThrowsAsync<KonnectException>(() => door.GetMeAsync(default));
        Assert.DoesNotContain(Refresh, sandbox.Requests);
    }

    [Fact]
    public async Task The_token_of_somebody_who_signed_in_to_Konnect_is_renewed_and_the_new_one_is_told()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var login = new DeviceLogin(sandbox.Address, DeviceLogin.KongCliClientId);
        var code = await login.BeginAsync(default);
        Assert.True(sandbox.Inner.Devices.Approve(code.UserCode));
        var key = await login.AwaitAsync(code with { Interval = 1 }, default);
        AccessTokenKey? told = null;
        using var door = new AdminDoor(sandbox.Address, sandbox.Address, key, PipelineOptions.Default) { Renewed = renewed => told = renewed };
        sandbox.Inner.Store.ConsoleTokens.RevokeAll();
        Assert.NotNull((await door.GetOrganizationAsync(default)).Name);
        Assert.NotNull(told);
        Assert.NotEqual(SecretText.Reveal(key.Token), SecretText.Reveal(told.Token));
    }

    private static async Task<DeveloperDoor> SignedInAsync(CheckedSandbox sandbox, TimeProvider clock)
    {
        var door = new DeveloperDoor(sandbox.Address, new PipelineOptions { TimeProvider = clock });
        await door.SignInAsync(sandbox.Seed.DeveloperEmail, SecretText.Hide(sandbox.Seed.DeveloperPassword), default);
        return door;
    }
}
