namespace KonnectPS.Client.Tests;

/// <summary>What the door does about responses that never come, or about requests that are acted on when nobody waits any more.</summary>
public sealed class LostResponseTests
{
    public static TheoryData<string, bool> Hangs
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var what in (string[])["credential", "application", "registration", "personal token", "system token", "system account", "role"])
            {
                data.Add(what, false);
                data.Add(what, true);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Hangs))]
    public async Task A_creation_that_is_never_answered_is_settled_when_the_time_is_up(string what, bool acts)
    {
        var clock = new ObservedClock();
        var options = new PipelineOptions { TimeProvider = clock };
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var developers = sandbox.DeveloperDoor(options);
        using var admins = sandbox.AdminDoor(options);
        var application = await developers.CreateApplicationAsync("a");
        var before = CountsOf(sandbox);
        sandbox.Inner.Faults.Add("POST", "*", acts ? Fault.HangAfterActing() : Fault.Hang());
        sandbox.Inner.ClearRecords();

        var creating = CreateAsync(what, sandbox, developers, admins, application.Id);
        while (sandbox.Inner.Faults.Remaining > 0)
        {
            await Task.Delay(5);
        }

        while (acts && CountsOf(sandbox).Sum() == before.Sum())
        {
            await Task.Delay(5);
        }

        clock.Advance(options.AttemptTimeout);
        await creating.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(before.Sum() + 1 + (what == "application" ? 1 : 0), CountsOf(sandbox).Sum());
    }

    [Fact]
    public async Task A_request_that_is_acted_on_after_it_was_given_up_leaves_nothing_behind()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor();
        var application = await door.CreateApplicationAsync("a");
        var late = new LateFault();
        sandbox.Inner.Faults.Add("POST", "*/credentials", late);

        // Between the look for the orphan, which is not there yet, and the second minting.
        var observed = door.Observed(new WhenListed(() => late.ActAsync().Wait(TimeSpan.FromSeconds(30))));
        var issued = await observed.MintAsync(application.Id, () => IdempotencyMarker.NewDisplayName(TimeProvider.System), default);

        Assert.True(sandbox.Inner.Store.Credentials.Holds(SecretText.Reveal(issued.ApiKey!)));
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
    }

    private static Task CreateAsync(string what, CheckedSandbox sandbox, DeveloperDoor developers, AdminDoor admins, string applicationId) => what switch
    {
        "credential" => developers.MintAsync(applicationId, () => IdempotencyMarker.NewDisplayName(TimeProvider.System), default),
        "application" => developers.CreateOnceAsync(
            new NewApplication { Name = "b", Description = IdempotencyMarker.AddTo(null), AuthStrategyId = $"{sandbox.Seed.DcrStrategy.Id}" }, default),
        "registration" => developers.RegisterOnceAsync(applicationId, $"{sandbox.Seed.OrdersApi.Id}", default),
        "personal token" => admins.MintPersonalTokenAsync($"{sandbox.Seed.UserId}", "tok", TimeSpan.FromDays(30), TimeProvider.System, default),
        "system token" => admins.MintSystemTokenAsync($"{sandbox.Seed.SystemAccountId}", "tok", TimeSpan.FromDays(30), TimeProvider.System, default),
        "role" => admins.GrantRoleOnceAsync(
            RoleOwner.User($"{sandbox.Seed.OtherUserId}"),
            new RoleGrant { RoleName = "Viewer", EntityTypeName = "APIs", EntityId = RoleGrant.All, EntityRegion = RoleGrant.All },
            default),
        _ => admins.CreateSystemAccountOnceAsync("fresh", "for tests", default),
    };

    private static int[] CountsOf(CheckedSandbox sandbox)
    {
        var store = sandbox.Inner.Store;
        return
        [
            store.Credentials.Count,
            store.Applications.Count,
            store.Registrations.Count,
            store.AccessTokens.Of(sandbox.Seed.UserId).Count,
            store.AccessTokens.Of(sandbox.Seed.SystemAccountId).Count,
            store.SystemAccounts.All.Count,
            store.Roles.Of(sandbox.Seed.OtherUserId).Count,
        ];
    }

    /// <summary>Does something once, when a list has been read for the first time.</summary>
    private sealed class WhenListed(Action act) : IRequestObserver
    {
        private Action? _act = act;

        public bool MayBlock => false;

        public bool WantsBodies => false;

        public void Attempted(RequestAttempt attempt)
        {
            if (attempt.Method == "GET")
            {
                Interlocked.Exchange(ref _act, null)?.Invoke();
            }
        }

        public void Listed(ListProgress progress)
        {
        }
    }
}
