using Microsoft.Extensions.Time.Testing;

namespace KonnectPS.Client.Tests;

public sealed class RequestGateTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task Until_the_server_complains_nothing_is_held_up()
    {
        var gate = new RequestGate(_clock);
        await EnterAsync(gate, 1000);
        Assert.Equal(int.MaxValue, gate.Limit);
    }

    [Fact]
    public async Task A_429_halves_what_is_under_way_and_waits_as_long_as_the_server_wants()
    {
        var gate = new RequestGate(_clock);
        await EnterAsync(gate, 16);
        for (var i = 0; i < 16; i++)
        {
            // All 429 responses of one moment count once.
            gate.Leave(wasTooFast: true, TimeSpan.FromSeconds(3), Longest);
        }

        Assert.Equal(8, gate.Limit);
        var next = gate.EnterAsync(default);
        _clock.Advance(TimeSpan.FromSeconds(2.9));
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(0.1));
        await next.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Each_round_of_answers_lets_one_more_through()
    {
        var gate = new RequestGate(_clock);
        await EnterAsync(gate, 4);
        Leave(gate, 1, tooFast: true);
        Leave(gate, 3, tooFast: false);
        Assert.Equal(3, gate.Limit);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await EnterAsync(gate, 3);
        var fourth = gate.EnterAsync(default);
        Assert.False(fourth.IsCompleted);
        Leave(gate, 1, tooFast: false);
        await fourth.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_holds_nobody_up()
    {
        var gate = new RequestGate(_clock);
        await EnterAsync(gate, 2);
        Leave(gate, 1, tooFast: true);
        _clock.Advance(TimeSpan.FromSeconds(1));
        using var stop = new CancellationTokenSource();
        var first = gate.EnterAsync(stop.Token);
        var second = gate.EnterAsync(default);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Leave(gate, 1, tooFast: false);
        await second.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_bulk_that_is_too_fast_slows_down_and_loses_nothing()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("POST", "*/applications", Fault.Status(429, "0"), times: 8);
        using var door = sandbox.DeveloperDoor();
        var created = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => door.CreateApplicationAsync($"bot-{i}")));
        Assert.Equal(60, created.Select(application => application.Name).Distinct().Count());
        Assert.Equal(68, sandbox.Requests.Count);
    }

    private static async Task EnterAsync(RequestGate gate, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await gate.EnterAsync(default).WaitAsync(TimeSpan.FromSeconds(10));
        }
    }

    private static void Leave(RequestGate gate, int times, bool tooFast)
    {
        for (var i = 0; i < times; i++)
        {
            gate.Leave(tooFast, retryAfter: null, Longest);
        }
    }
}
