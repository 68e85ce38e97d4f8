using KonnectPS.Tests.Hostile;

namespace KonnectPS.Tests.ExactlyOnce;

/// <summary>Whatever a server does not answer, a command ends within two minutes, with its retries and with what reads back.</summary>
public sealed class TimeLimitTests
{
    private const int MoreThanAnyCommandSends = 20;

    private const string Survey = "Test-KonnectOnboarding -Api orders -Application bot -ErrorAction Ignore";

    /// <summary>
    /// These go on: one after it could not give the name, with a warning; one after the new key did not work in time, to look again
    /// and to delete it; one after a door that does not answer, to look through the other. Their requests end in time one by one.
    /// </summary>
    private static readonly string[] GoingOn = ["a reset key of a chosen name", "a renewed key that is tried", Survey];

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static readonly string[] Others =
    [
        "Get-KonnectApplication",
        "Get-KonnectPortalApplication",
        "Export-KonnectOnboarding orders",
        Survey,
        "$app | Remove-KonnectApplication -Confirm:$false",
        "$app | Set-KonnectApplication -Description new",
        "$key | Set-KonnectCredential new",
        "$key | Remove-KonnectCredential -Confirm:$false",
        "Set-KonnectPortal 'Partner Portal' -Description new -DefaultAuthStrategy key-auth",
        "Remove-KonnectPortal 'Partner Portal' -Force -Confirm:$false",
    ];

    public static TheoryData<string> Commands => [.. WritingCommand.All.Keys, .. Others];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task When_nothing_is_answered_from_any_request_on_the_command_ends(string name)
    {
        for (var ordinal = 1; ; ordinal++)
        {
            Assert.InRange(ordinal, 1, MoreThanAnyCommandSends);
            var (elapsed, sent, _) = await RunAsync(name, faults => faults.AddAt(ordinal, Fault.Hang(), times: int.MaxValue));
            Assert.InRange(elapsed, TimeSpan.Zero, GoingOn.Contains(name) ? Limit + Limit + WritingCommand.Trial : Limit);
            if (sent < ordinal)
            {
                return;
            }
        }
    }

    [Theory]
    [InlineData("a key")]
    [InlineData("a registration")]
    [InlineData("Get-KonnectApplication")]
    public async Task Every_second_answer_that_never_comes_ends_in_time(string name)
    {
        var (elapsed, _, _) = await RunAsync(name, faults =>
        {
            for (var i = 1; i < 60; i += 2)
            {
                faults.AddAt(i, Fault.Hang());
            }
        });
        Assert.InRange(elapsed, TimeSpan.Zero, Limit);
    }

    [Theory]
    [InlineData(429, "TooManyRequests")]
    [InlineData(503, "ServerError")]
    public async Task A_server_that_always_wants_to_be_left_alone_is_told_in_time(int status, string errorId)
    {
        var (elapsed, _, result) = await RunAsync("Get-KonnectApplication", faults => faults.Add("*", "*", Fault.Status(status, "50"), times: int.MaxValue));
        Assert.Equal(errorId, result.ErrorId);
        Assert.Contains("50 seconds", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.InRange(elapsed, TimeSpan.FromSeconds(45), Limit);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_server_that_wants_to_be_left_alone_for_longer_is_told_at_once(int status)
    {
        var (elapsed, sent, result) = await RunAsync("Get-KonnectApplication", faults => faults.Add("*", "*", Fault.Status(status, "90"), times: int.MaxValue));
        Assert.Contains("90 seconds", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(1, sent);
        Assert.InRange(elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Who_signs_out_does_not_wait_for_a_portal_that_does_not_answer()
    {
        using var clock = new JumpingClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var engine = Engine.Open(clock);
        engine.Set("developer", new PSCredential(sandbox.Seed.DeveloperEmail, new System.Net.NetworkCredential("", sandbox.Seed.DeveloperPassword).SecurePassword));
        engine.Run($"Connect-KonnectPortal {sandbox.Address} -Credential $developer").Succeeded();
        sandbox.Inner.Faults.Add("*", "*", Fault.Hang(), times: int.MaxValue);
        var start = clock.GetTimestamp();

        Assert.Single(engine.Run("Disconnect-KonnectPortal").Succeeded().Warnings);

        Assert.InRange(clock.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private static async Task<(TimeSpan Elapsed, int Sent, EngineResult Result)> RunAsync(string name, Action<FaultScript> arrange)
    {
        var command = WritingCommand.All.GetValueOrDefault(name)
            ?? new WritingCommand(name) { Before = "$app = New-KonnectApplication bot; $key = $app | New-KonnectCredential" };
        using var clock = new JumpingClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var engine = Engine.Connected(sandbox, clock);
        engine.Run(command.Before).Succeeded();
        sandbox.Inner.ClearRecords();
        arrange(sandbox.Inner.Faults);
        var start = clock.GetTimestamp();
        var result = engine.Run(command.Command);
        return (clock.GetElapsedTime(start), sandbox.Requests.Count, result);
    }
}
