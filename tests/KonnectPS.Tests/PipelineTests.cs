namespace KonnectPS.Tests;

public sealed class PipelineTests
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Output_keeps_the_order_of_the_input_however_long_each_takes()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        // About every fourth response comes only after a retry. A request is retried eight times: even one that met all of these succeeds.
        sandbox.Inner.Faults.Add("POST", "*/applications", Fault.Status(429, "0"), times: 8);
        var result = engine.Run("1..30 | ForEach-Object { \"bot-$_\" } | New-KonnectApplication | New-KonnectCredential");
        Assert.Equal(Enumerable.Range(1, 30).Select(i => $"bot-{i}"), result.Succeeded().Output.Select(o => (string)o.Properties["Name"].Value));
    }

    [Fact]
    public async Task With_a_limit_of_one_each_input_is_done_before_the_next_begins()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = 'a', 'b' | New-KonnectApplication -ThrottleLimit 1 | New-KonnectCredential -ThrottleLimit 1").Succeeded();
        Assert.Equal(
            ["applications", "credentials", "applications", "credentials"],
            sandbox.Requests.Select(request => request[(request.LastIndexOf('/') + 1)..]));
    }

    /// <summary>There the pipeline's own thread waits for the response.</summary>
    [Fact]
    public async Task Ctrl_C_ends_a_request_that_hangs_at_once_with_a_limit_of_one()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        sandbox.Inner.Faults.Add("POST", "*", Fault.Hang(), times: 100);
        using var shell = engine.Begin("'a', 'b' | New-KonnectApplication -ThrottleLimit 1");
        var running = shell.InvokeAsync();
        await sandbox.RequestArrived("POST /api/v3/applications");
        await shell.StopAsync(null, null).WaitAsync(AtOnce);
        await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => running.WaitAsync(AtOnce));
        Assert.Single(sandbox.Requests);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_request_that_hangs_at_once()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        sandbox.Inner.Faults.Add("GET", "*", Fault.Hang(), times: 100);
        using var shell = engine.Begin("Get-KonnectApplication");
        var running = shell.InvokeAsync();
        await sandbox.RequestArrived("GET /api/v3/applications");
        await shell.StopAsync(null, null).WaitAsync(AtOnce);
        await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => running.WaitAsync(AtOnce));
    }

    [Fact]
    public async Task Ctrl_C_starts_nothing_more()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        sandbox.Inner.Faults.Add("POST", "*", Fault.Hang(), times: 100);
        using var shell = engine.Begin("1..50 | ForEach-Object { \"bot-$_\" } | New-KonnectApplication -ThrottleLimit 4");
        var running = shell.InvokeAsync();
        await sandbox.RequestArrived("POST /api/v3/applications");
        await shell.StopAsync(null, null).WaitAsync(AtOnce);
        await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => running.WaitAsync(AtOnce));
        Assert.InRange(sandbox.Requests.Count, 1, 4);
        Assert.Equal(0, sandbox.Inner.Store.Applications.Count);
    }

    [Fact]
    public async Task Whoever_has_enough_ends_the_pages_behind_it_at_once()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = 1000 });
        using var engine = Engine.Connected(sandbox);
        // Should a page be fetched ahead, it must not hold the end up.
        var result = engine.Run("Get-KonnectPortalApplication | Select-Object -First 1");
        Assert.NotNull(result.Single);
        Assert.InRange(sandbox.Requests.Count, 1, 3);
    }

    [Fact]
    public async Task Whoever_has_enough_is_not_held_up_by_what_is_under_way()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = 'a', 'b', 'c' | New-KonnectApplication").Succeeded();
        sandbox.Inner.Faults.Add("GET", "*/applications", Fault.Status(503, "0"));
        using var shell = engine.Begin("'a', 'b', 'c' | Get-KonnectApplication -ThrottleLimit 2 | Select-Object -First 1");
        var output = await shell.InvokeAsync().WaitAsync(AtOnce);
        Assert.Equal("a", Assert.Single(output).Properties["Name"].Value);
    }

    [Fact]
    public async Task An_error_further_down_ends_what_is_under_way()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var result = engine.Run("1..100 | ForEach-Object { \"bot-$_\" } | New-KonnectApplication -ThrottleLimit 2 | ForEach-Object { throw 'enough' }");
        Assert.Contains("enough", result.Error.ToString(), StringComparison.Ordinal);
        Assert.InRange(sandbox.Requests.Count, 1, 20);
    }

    [Fact]
    public async Task Verbose_tells_each_request_and_no_secret()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var result = engine.Run("New-KonnectApplication bot -Verbose | New-KonnectCredential -Verbose");
        var key = Engine.Reveal(result.Single.Properties["ApiKey"].Value);
        Assert.Contains(result.Verbose, line => line.StartsWith($"POST {sandbox.Address}api/v3/applications -> 201", StringComparison.Ordinal));
        Assert.All(result.Verbose, line => Assert.DoesNotContain(key, line, StringComparison.Ordinal));
    }
}
