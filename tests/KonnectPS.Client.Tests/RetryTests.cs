namespace KonnectPS.Client.Tests;

public sealed class RetryTests
{
    private static readonly PipelineOptions Quick = new() { RetryDelay = TimeSpan.FromMilliseconds(1) };

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(408)]
    [InlineData(425)]
    [InlineData(520)]
    [InlineData(524)]
    [InlineData(530)]
    [InlineData(429)]
    public async Task A_read_is_repeated_until_the_fault_has_passed(int status)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*/developer/me", Fault.Status(status), times: 3);
        using var door = sandbox.DeveloperDoor(Quick);
        Assert.Equal(sandbox.Seed.DeveloperEmail, (await door.GetMeAsync(default)).Email);
        Assert.Equal(4, sandbox.Requests.Count);
    }

    [Fact]
    public async Task Three_retries_are_enough_and_the_last_failure_is_told()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*", Fault.Status(502), times: 100);
        using var door = sandbox.DeveloperDoor(Quick);
        var error = await Assert.ThrowsAsync<KonnectException>(() => door.GetMeAsync(default));
        Assert.Equal((KonnectErrorKind.ServerError, 502), (error.Kind, error.StatusCode));
        Assert.Equal(4, sandbox.Requests.Count);
    }

    [Fact]
    public async Task A_broken_connection_repeats_a_read_but_not_a_minting()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor(Quick);
        var application = await door.CreateApplicationAsync("a");
        sandbox.Inner.Faults.Add("GET", "*/developer/me", Fault.ResetBeforeActing(), times: 2);
        await door.GetMeAsync(default);

        sandbox.Inner.ClearRecords();
        sandbox.Inner.Faults.Add("POST", "*/credentials", Fault.ResetAfterActing());
        var error = await Assert.ThrowsAsync<KonnectException>(() => door.CreateCredentialAsync(application.Id, null, default));

        Assert.Equal(KonnectErrorKind.ConnectionLost, error.Kind);
        Assert.True(error.MayHaveHappened);
        Assert.Single(sandbox.Requests);
    }

    [Theory]
    [InlineData(500, null, 1)]
    [InlineData(503, null, 1)]
    [InlineData(429, null, 2)]
    [InlineData(429, "0", 2)]
    [InlineData(503, "0", 1)]
    [InlineData(408, null, 1)]
    [InlineData(524, null, 1)]
    [InlineData(425, null, 2)]
    public async Task A_minting_is_repeated_only_when_it_surely_did_not_happen(int status, string? retryAfter, int attempts)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor(Quick);
        var application = await door.CreateApplicationAsync("a");
        sandbox.Inner.ClearRecords();
        sandbox.Inner.Faults.Add("POST", "*/credentials", Fault.Status(status, retryAfter));

        var minting = door.CreateCredentialAsync(application.Id, null, default);

        if (attempts == 1)
        {
            Assert.True((await Assert.ThrowsAsync<KonnectException>(() => minting)).MayHaveHappened);
        }
        else
        {
            await minting;
        }

        Assert.Equal(attempts, sandbox.Requests.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retry_After_is_waited_for_in_seconds_or_until_a_date(bool asDate)
    {
        var clock = new ObservedClock();
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor(new PipelineOptions { TimeProvider = clock });
        // A date has whole seconds: start on one.
        clock.Advance(TimeSpan.FromTicks(TimeSpan.TicksPerSecond - (clock.GetUtcNow().Ticks % TimeSpan.TicksPerSecond)));
        var retryAfter = asDate ? clock.GetUtcNow().AddSeconds(7).ToString("R") : "7";
        sandbox.Inner.Faults.Add("GET", "*", Fault.Status(503, retryAfter));

        var response = door.GetMeAsync(default);
        await clock.WaitBegun(TimeSpan.FromSeconds(7));
        Assert.Single(sandbox.Requests);
        clock.Advance(TimeSpan.FromSeconds(7));

        await response;
        Assert.Equal(2, sandbox.Requests.Count);
    }

    [Fact]
    public async Task A_Retry_After_beyond_all_patience_fails_at_once()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*", Fault.Status(429, "86400"));
        using var door = sandbox.DeveloperDoor();
        var error = await Assert.ThrowsAsync<KonnectException>(() => door.GetMeAsync(default));
        Assert.Equal((KonnectErrorKind.TooManyRequests, TimeSpan.FromDays(1)), (error.Kind, error.RetryAfter));
        Assert.Single(sandbox.Requests);
    }

    [Theory]
    [InlineData("99999999999999999999", int.MaxValue)]
    [InlineData("00000086400", 86400)]
    public async Task A_Retry_After_that_the_framework_does_not_read_is_not_taken_for_none(string retryAfter, int seconds)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*", Fault.Status(429, retryAfter));
        using var door = sandbox.DeveloperDoor();
        var error = await Assert.ThrowsAsync<KonnectException>(() => door.GetMeAsync(default));
        Assert.Equal((KonnectErrorKind.TooManyRequests, TimeSpan.FromSeconds((double)seconds)), (error.Kind, error.RetryAfter));
        Assert.Single(sandbox.Requests);
    }

    [Fact]
    public async Task A_deletion_is_repeated()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor(Quick);
        var application = await door.CreateApplicationAsync("a");
        sandbox.Inner.Faults.Add("DELETE", "*", Fault.ResetBeforeActing());
        await door.DeleteApplicationAsync(application.Id, default);
        Assert.Equal(0, sandbox.Inner.Store.Applications.Count);
    }

    public static TheoryData<string> LostDeletions => ["reset", "closed", "504"];

    [Theory]
    [MemberData(nameof(LostDeletions))]
    public async Task A_deletion_whose_answer_was_lost_is_done(string how)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor(Quick);
        var application = await door.CreateApplicationAsync("a");
        sandbox.Inner.Faults.Add("DELETE", "*", how switch
        {
            "reset" => Fault.ResetAfterActing(),
            "closed" => Fault.CloseAfterActing(),
            _ => Fault.StatusAfterActing(504),
        });
        await door.DeleteApplicationAsync(application.Id, default);
        Assert.Equal(0, sandbox.Inner.Store.Applications.Count);
    }

    [Fact]
    public async Task A_deletion_whose_second_answer_was_lost_is_done_too()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor(Quick);
        var application = await door.CreateApplicationAsync("a");
        sandbox.Inner.Faults.Add("DELETE", "*", Fault.Status(429));
        sandbox.Inner.Faults.Add("DELETE", "*", Fault.ResetAfterActing());
        await door.DeleteApplicationAsync(application.Id, default);
        Assert.Equal(0, sandbox.Inner.Store.Applications.Count);
    }

    [Fact]
    public async Task What_may_have_happened_stays_so_whatever_the_last_attempt_says()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor(Quick);
        var application = await door.CreateApplicationAsync("a");
        sandbox.Inner.Faults.Add("DELETE", "*", Fault.ResetAfterActing());
        sandbox.Inner.Faults.Add("DELETE", "*", Fault.Status(401));
        var error = await Assert.ThrowsAsync<KonnectException>(() => door.DeleteApplicationAsync(application.Id, default));
        Assert.Equal((KonnectErrorKind.PortalTokenRefused, true), (error.Kind, error.MayHaveHappened));
    }
}
