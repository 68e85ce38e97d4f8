using System.Management.Automation.Language;
using KonnectPS.Tests.Help;

namespace KonnectPS.Tests.Leaks;

/// <summary>Every cmdlet with marked secrets, in success and in failure: none shows up where it does not belong.</summary>
[Collection("Leaks")]
public sealed class CanaryTests : IClassFixture<CanaryWorld>
{
    private readonly CanaryWorld _world;

    public CanaryTests(CanaryWorld world)
    {
        _world = world;
        world.Reconnect();
    }

    public static TheoryData<string> Outcomes => [.. EchoResponse.Outcomes];

    public static TheoryData<string> Writings => [.. EchoResponse.Writings];

    [Fact]
    public void The_calls_name_every_cmdlet_of_the_module()
    {
        var called = CanaryCalls.Requesting.Concat(CanaryCalls.Silent)
            .SelectMany(call => Parser.ParseInput(call, out _, out _).FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true))
            .Select(command => ((CommandAst)command).GetCommandName());
        var cmdlets = BuiltModule.Cmdlets.GetExportedTypes()
            .SelectMany(type => type.GetCustomAttributes(typeof(CmdletAttribute), inherit: false).Cast<CmdletAttribute>())
            .Select(cmdlet => $"{cmdlet.VerbName}-{cmdlet.NounName}").ToList();
        Assert.NotEmpty(cmdlets);
        Assert.Empty(cmdlets.Except(called));
    }

    [Fact]
    public async Task Success_shows_no_secret()
    {
        var world = new CanaryWorld();
        await world.InitializeAsync();
        foreach (var call in CanaryCalls.Requesting.Concat(CanaryCalls.Silent))
        {
            var errors = string.Join('\n', world.Witness.Run(call).Select(error => $"{call}: {error}"));
            Assert.True(errors.Length == 0, errors);
        }

        AssertSecretsTravelledUnseen(world);
        await world.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public void A_server_that_repeats_what_it_was_sent_shows_no_secret(string kind) => AssertEchoShowsNoSecret(kind, CanaryCalls.Requesting);

    [Theory]
    [MemberData(nameof(Writings))]
    public void However_it_writes_what_it_repeats_it_shows_no_secret(string kind) => AssertEchoShowsNoSecret(kind, CanaryCalls.OfEachSecret);

    [Fact]
    public void A_mistake_at_the_prompt_shows_no_secret()
    {
        Assert.All(CanaryCalls.Mistaken, call => Assert.NotEmpty(_world.Witness.Run(call)));
        AssertSecretsTravelledUnseen(_world);
    }

    private void AssertEchoShowsNoSecret(string kind, IEnumerable<string> calls)
    {
        foreach (var readsSucceed in new[] { true, false })
        {
            _world.Relay.Answer = EchoResponse.Of(kind);
            _world.Relay.ReadsSucceed = readsSucceed;
            foreach (var call in calls.Append("Connect-KonnectPortal $at -Credential $stranger"))
            {
                _world.Witness.Run(call);
            }
        }

        AssertSecretsTravelledUnseen(_world);
    }

    private static void AssertSecretsTravelledUnseen(CanaryWorld world)
    {
        Assert.Contains(world.Relay.Requests, request => world.Marks.FoundIn(request.Everything) is not null);
        Assert.Contains(world.Witness.Seen, seen => seen.Text.Contains("********", StringComparison.Ordinal));
        var events = world.Events.TakeHeard();
        Assert.Contains(events, heard => heard.Place.Contains("System.Net.Http", StringComparison.Ordinal));

        // The place and the form are told, the text is not.
        var found = string.Join('\n', world.Witness.TakeSeen().Concat(events)
            .Select(seen => (seen.Place, Form: world.Marks.FoundIn(seen.Text))).Where(seen => seen.Form is not null)
            .Select(seen => $"{seen.Form} in {seen.Place}").Distinct());
        Assert.True(found.Length == 0, found);
    }
}
