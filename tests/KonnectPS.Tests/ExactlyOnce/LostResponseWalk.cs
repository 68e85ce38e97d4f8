using KonnectPS.Tests.Hostile;

namespace KonnectPS.Tests.ExactlyOnce;

/// <summary>Runs a writing command again and again, each time losing the response to another of its requests.</summary>
internal static class LostResponseWalk
{
    private const int MoreThanAnyCommandSends = 20;

    /// <summary>The paths to which a POST creates or mints.</summary>
    public static IReadOnlyList<string> Creations { get; } =
    [
        "*/portals", "*/applications", "*/registrations", "*/credentials", "*/access-tokens", "*/regenerate-secret", "*/application-auth-strategies", "*/dcr-providers",
        "*/auth-servers", "*/clients", "*/secrets", "*/system-accounts", "*/assigned-roles", "*/teams", "*/developers", "*/apis", "*/versions", "*/implementations",
    ];

    /// <summary>The ways to lose a response, by a name that tests show.</summary>
    public static IReadOnlyDictionary<string, Func<Fault>> Cuts { get; } = new Dictionary<string, Func<Fault>>
    {
        ["reset before acting"] = Fault.ResetBeforeActing,
        ["reset after acting"] = Fault.ResetAfterActing,
        ["closed before acting"] = Fault.CloseBeforeActing,
        ["closed after acting"] = Fault.CloseAfterActing,
        ["cut short"] = Fault.TruncateBody,
        ["504 after acting"] = () => Fault.StatusAfterActing(504),
        ["502 without acting"] = () => Fault.Status(502),
        ["503 with Retry-After, after acting"] = () => Fault.AfterActing(Fault.Status(503, "1")),
        ["408 after acting"] = () => Fault.StatusAfterActing(408),
        ["524 after acting"] = () => Fault.StatusAfterActing(524),
    };

    /// <summary>Loses each single response, one a run, and asserts that the command has run exactly once every time.</summary>
    /// <returns>How many runs that took.</returns>
    public static Task<int> LoseOneAsync(string command, string cut) =>
        WalkAsync(command, (faults, ordinal) => faults.AddAt(ordinal, Cuts[cut]()));

    /// <summary>The same, with the response to every kind of creation lost once besides, so that also what settles that is cut.</summary>
    /// <returns>How many runs that took.</returns>
    public static Task<int> LoseTwoAsync(string command, string cut) =>
        WalkAsync(command, (faults, ordinal) =>
        {
            foreach (var path in Creations)
            {
                faults.Add("POST", path, Fault.ResetAfterActing());
            }

            faults.AddAt(ordinal, Cuts[cut]());
        });

    /// <summary>Loses the response to each single POST after it was acted on, one a run, and has the two requests that follow answered with what says nothing.</summary>
    /// <param name="name">The command.</param>
    /// <param name="answer">What the two requests are answered with.</param>
    public static async Task GarbleAfterLossAsync(string name, Func<Fault> answer)
    {
        var command = WritingCommand.All[name];
        using var clock = new JumpingClock();
        using var engine = Engine.Open(clock);
        IReadOnlyList<string> requests;
        await using (var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock }))
        {
            engine.Connect(sandbox);
            engine.Run(command.Before).Succeeded();
            sandbox.Inner.ClearRecords();
            engine.Run(command.Command).Succeeded();
            requests = [.. sandbox.Requests];
        }

        foreach (var (ordinal, _) in requests.Index().Where(request => request.Item.StartsWith("POST", StringComparison.Ordinal)))
        {
            await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
            engine.Connect(sandbox);
            engine.Run(command.Before).Succeeded();
            sandbox.Inner.ClearRecords();
            sandbox.Inner.Faults.AddAt(ordinal + 1, Fault.ResetAfterActing());
            sandbox.Inner.Faults.AddAt(ordinal + 2, answer(), times: 2);
            var result = engine.Run(command.Command);
            sandbox.Inner.Faults.Clear();
            await command.AssertDoneOnceAsync(sandbox, result);
        }
    }

    private static async Task<int> WalkAsync(string name, Action<FaultScript, int> arrange)
    {
        var command = WritingCommand.All[name];
        using var clock = new JumpingClock();
        using var engine = Engine.Open(clock);
        for (var ordinal = 1; ; ordinal++)
        {
            Assert.InRange(ordinal, 1, MoreThanAnyCommandSends);
            await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
            engine.Connect(sandbox);
            engine.Run(command.Before).Succeeded();
            sandbox.Inner.ClearRecords();
            arrange(sandbox.Inner.Faults, ordinal);
            var result = engine.Run(command.Command);
            var sent = sandbox.Requests.Count;
            sandbox.Inner.Faults.Clear();
            await command.AssertDoneOnceAsync(sandbox, result);
            if (sent < ordinal)
            {
                return ordinal;
            }
        }
    }
}
