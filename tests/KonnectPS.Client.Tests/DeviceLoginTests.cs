namespace KonnectPS.Client.Tests;

public sealed class DeviceLoginTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task The_interval_is_kept_until_the_person_has_confirmed()
    {
        var clock = new ObservedClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var login = new DeviceLogin(sandbox.Address, DeviceLogin.KongCliClientId, new PipelineOptions { TimeProvider = clock });
        var code = await login.BeginAsync(default);
        Assert.Equal(5, code.Interval);
        var waiting = login.AwaitAsync(code, default);

        await PassAsync(clock, polls: 2);
        await clock.WaitBegun(Interval);
        Assert.False(waiting.IsCompleted);
        sandbox.Inner.Devices.Approve(code.UserCode);
        clock.Advance(Interval);

        var key = await waiting;
        Assert.NotNull(key.Refresh);
        Assert.NotNull(key.ExpiresAt);
        using var door = new AdminDoor(sandbox.Address, sandbox.Address, key, new PipelineOptions { TimeProvider = clock });
        Assert.NotNull((await door.GetUserAsync(default)).Email);
    }

    [Fact]
    public async Task A_denial_ends_the_waiting()
    {
        var clock = new ObservedClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var login = new DeviceLogin(sandbox.Address, DeviceLogin.KongCliClientId, new PipelineOptions { TimeProvider = clock });
        var code = await login.BeginAsync(default);
        var waiting = login.AwaitAsync(code, default);
        sandbox.Inner.Devices.Deny(code.UserCode);
        await PassAsync(clock, polls: 1);
        Assert.Equal(KonnectErrorKind.DeviceLoginDenied, (await Assert.ThrowsAsync<KonnectException>(() => waiting)).Kind);
    }

    [Fact]
    public async Task A_server_that_wants_it_slower_gets_it_slower()
    {
        var clock = new ObservedClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        sandbox.Inner.Faults.Add("POST", "*/device/token", Fault.Status(400, body: "{\"error\":\"slow_down\"}", contentType: "application/json"));
        using var login = new DeviceLogin(sandbox.Address, DeviceLogin.KongCliClientId, new PipelineOptions { TimeProvider = clock });
        var waiting = login.AwaitAsync(await login.BeginAsync(default), default);
        await PassAsync(clock, polls: 1);
        await clock.WaitBegun(Interval + Interval);
        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task Nobody_confirming_in_time_ends_the_waiting()
    {
        var clock = new ObservedClock();
        await using var sandbox = await CheckedSandbox.StartAsync(
            new SandboxOptions { TimeProvider = clock, DeviceCodeLifetime = TimeSpan.FromSeconds(8) });
        using var login = new DeviceLogin(sandbox.Address, DeviceLogin.KongCliClientId, new PipelineOptions { TimeProvider = clock });
        var waiting = login.AwaitAsync(await login.BeginAsync(default), default);
        await PassAsync(clock, polls: 1);
        Assert.Equal(KonnectErrorKind.DeviceLoginExpired, (await Assert.ThrowsAsync<KonnectException>(() => waiting)).Kind);
    }

    [Fact]
    public async Task An_interval_beyond_every_timer_is_no_reason_to_wait()
    {
        var clock = new ObservedClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var login = new DeviceLogin(sandbox.Address, DeviceLogin.KongCliClientId, new PipelineOptions { TimeProvider = clock });
        var code = await login.BeginAsync(default) with { Interval = int.MaxValue - 1, ExpiresIn = int.MaxValue };
        Assert.Equal(KonnectErrorKind.DeviceLoginExpired, (await Assert.ThrowsAsync<KonnectException>(() => login.AwaitAsync(code, default))).Kind);
    }

    [Fact]
    public async Task Ctrl_C_ends_the_waiting()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var login = new DeviceLogin(sandbox.Address, DeviceLogin.KongCliClientId);
        using var stop = new CancellationTokenSource();
        var waiting = login.AwaitAsync(await login.BeginAsync(default), stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task The_regions_there_are_need_no_token()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { Regions = ["us", "eu", "moon"] });
        Assert.Equal(["us", "eu", "moon"], await KonnectRegion.ListAsync(sandbox.Address));
    }

    /// <summary>Lets as many intervals pass, each once it is being waited for.</summary>
    private static async Task PassAsync(ObservedClock clock, int polls)
    {
        for (var poll = 0; poll < polls; poll++)
        {
            await clock.WaitBegun(Interval);
            clock.Advance(Interval);
        }
    }
}
