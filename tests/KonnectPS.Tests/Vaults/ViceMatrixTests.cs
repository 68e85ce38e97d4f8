namespace KonnectPS.Tests.Vaults;

/// <summary>
/// Every vice of a vault, with an API key and with a client: the first run, the second, a renewal, and a kill at each request. However
/// it ends: one live credential and the vault holds it; or one error, and what was alive and held still is, and nothing else.
/// </summary>
public sealed class ViceMatrixTests
{
    private const int MoreThanAnyRunSends = 10;

    /// <summary>The vices with which everything works.</summary>
    private static readonly string[] Survived =
    [
        "", "RefusesByTypeName", "RefusesTables", "LosesTables", "Mutates", "JsonWithoutSecureStrings", "Wraps", "WrapsAsObject", "WrapsAsText",
        "WrapsAsJson", "LagsWithNothing", "LagsWithOld", "CannotList", "ListsWithIds", "FoldsCase", "Slow", "ThrowsWhenMissing",
        "RefusesRemoval", "ComplainsAndStores",
    ];

    /// <summary>Those with which nothing can be stored at all, at least no API key.</summary>
    private static readonly string[] KeepingNothing = ["RefusesSilently", "StoresJunk", "RefusesSecureStrings", "TruncatesSecureStrings"];

    /// <summary>Those with which nothing can be replaced.</summary>
    private static readonly string[] KeepingTheFirst = ["KeepsOld", "RefusesSecond", "FailsOnSecondWrite", "StoresJunkOnce"];

    public static TheoryData<string, string> Vices()
    {
        var vices = new TheoryData<string, string>();
        foreach (var vice in Survived.Concat(KeepingNothing).Concat(KeepingTheFirst))
        {
            vices.Add(vice, "orders");
            vices.Add(vice, "inventory");
        }

        return vices;
    }

    [Theory]
    [MemberData(nameof(Vices))]
    public async Task First_run_second_run_and_renewal(string vice, string api)
    {
        await using var world = await ViceWorld.StartAsync();
        world.Register("Prod", vice);

        var first = world.Request("bot", api, "Prod");
        if (KeepingNothing.Contains(vice) && (api == "orders" || vice is "RefusesSilently" or "StoresJunk"))
        {
            AssertToldOnce(first);
            Assert.Equal(LastSecrets(api), world.Live("bot").Count);
            Assert.False(world.Holds("bot", "Prod"));
            return;
        }

        var minted = AssertInPlace(world, first, "bot");
        var second = world.Request("bot", api, "Prod");
        Assert.Equal(minted, AssertInPlace(world, second, "bot"));
        Assert.Equal(3, world.Requests.Count);
        Assert.All(world.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));

        var renewal = world.Request("bot", api, "Prod", "-MaxAge 00:00:00");
        if (KeepingTheFirst.Contains(vice))
        {
            AssertToldOnce(renewal);
            Assert.Equal([minted], world.Live("bot"));
        }
        else
        {
            Assert.NotEqual(minted, AssertInPlace(world, renewal, "bot"));
        }

        AssertInPlace(world, world.Request("bot", api, "Prod"), "bot");
        Assert.All(world.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Vices))]
    public async Task A_kill_at_each_request_of_a_first_run_and_of_a_renewal(string vice, string api)
    {
        await using var world = await ViceWorld.StartAsync();
        foreach (var isRenewal in (bool[])[false, true])
        {
            for (var request = 1; request <= MoreThanAnyRunSends; request++)
            {
                foreach (var afterActing in (bool[])[false, true])
                {
                    var name = $"bot-{isRenewal}-{request}-{afterActing}";
                    world.Register(name, vice);
                    var before = isRenewal && world.Request(name, api, name).Errors.Count == 0 ? world.Live(name) : [];
                    var more = isRenewal ? "-MaxAge 00:00:00" : "";

                    Kill(world, request, afterActing);
                    _ = world.Request(name, api, name, more);
                    world.Sandbox.Inner.Faults.Clear();
                    var run = world.Request(name, api, name, more);

                    if (run.Errors.Count == 0)
                    {
                        AssertInPlace(world, run, name);
                        AssertInPlace(world, world.Request(name, api, name), name);
                        Assert.All(world.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
                    }
                    else
                    {
                        AssertToldOnce(run);
                        var isAsBefore = before.Count > 0 ? before.SequenceEqual(world.Live(name)) : world.Live(name).Count <= LastSecrets(api);
                        Assert.True(isAsBefore, $"{name}: before {string.Join(' ', before)}, now {string.Join(' ', world.Live(name))}: {run.Error}");
                        Assert.True(before.Count == 0 || world.Holds(name, name), $"{name}: the vault does not hold what lives");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("Locked")]
    [InlineData("LockedSilently")]
    public async Task Of_a_locked_vault_nothing_is_asked_at_Konnect(string vice)
    {
        await using var world = await ViceWorld.StartAsync();
        world.Register("Prod", vice);
        AssertToldOnce(world.Request("bot", "orders", "Prod"));
        Assert.Empty(world.Requests);
    }

    /// <summary>How many remain where nothing could be stored: Konnect keeps a client's last secret, which came with its application.</summary>
    private static int LastSecrets(string api) => api == "inventory" ? 1 : 0;

    private static void Kill(ViceWorld world, int request, bool afterActing)
    {
        world.Sandbox.Inner.ClearRecords();
        if (afterActing)
        {
            world.Sandbox.Inner.Faults.AddAt(request, Fault.ResetAfterActing());
            world.Sandbox.Inner.Faults.AddAt(request + 1, Fault.ResetBeforeActing(), times: int.MaxValue);
        }
        else
        {
            world.Sandbox.Inner.Faults.AddAt(request, Fault.ResetBeforeActing(), times: int.MaxValue);
        }
    }

    /// <summary>One live credential, which is what was emitted, and the vault holds its secret.</summary>
    private static string AssertInPlace(ViceWorld world, EngineResult run, string name)
    {
        var id = (string)run.Single.Properties["CredentialId"].Value;
        Assert.Equal([id], world.Live(name));
        Assert.True(world.Holds(name, name == "bot" ? "Prod" : name), $"{name}: the vault does not hold the live secret");
        return id;
    }

    /// <summary>One error, which names the vault, its module, the cause and what to do, and no secret.</summary>
    private static void AssertToldOnce(EngineResult run)
    {
        Assert.Empty(run.Output);
        Assert.Equal("VaultFailed", run.ErrorId);
        var text = $"{run.Error}";
        Assert.Contains("(ViceVault)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("The running command stopped", text, StringComparison.Ordinal);
        Assert.NotEmpty(run.Error.ErrorDetails.RecommendedAction);
    }
}
