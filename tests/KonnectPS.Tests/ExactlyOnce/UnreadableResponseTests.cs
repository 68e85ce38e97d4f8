using KonnectPS.Tests.Hostile;

namespace KonnectPS.Tests.ExactlyOnce;

/// <summary>A response that was sent but can't be read is a lost one, whatever the framework throws at it.</summary>
public sealed class UnreadableResponseTests
{
    public static TheoryData<string, string> CommandsAndEncodings
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var command in WritingCommand.All.Keys)
            {
                data.Add(command, "br");
            }

            foreach (var encoding in (string[])["gzip", "deflate", "zstd", "x-strange", "gzip, br", "br, gzip", "br, x-strange"])
            {
                data.Add("a key", encoding);
                data.Add("a reset client secret", encoding);
            }

            return data;
        }
    }

    public static TheoryData<string, string> CommandsAndBodies
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var command in WritingCommand.All.Keys)
            {
                data.Add(command, "");
                data.Add(command, "{}");
                data.Add(command, "<html></html>");
            }

            return data;
        }
    }

    public static TheoryData<string, int> CommandsAndStatuses
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var command in WritingCommand.All.Keys)
            {
                data.Add(command, 404);
            }

            foreach (var status in (int[])[403, 408, 421, 425, 501, 520, 524, 530])
            {
                data.Add("a key", status);
                data.Add("an application with a client", status);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(CommandsAndEncodings))]
    public async Task A_body_that_can_not_be_unpacked_is_a_lost_response(string name, string encoding)
    {
        var command = WritingCommand.All[name];
        using var clock = new JumpingClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var engine = Engine.Connected(sandbox, clock);
        engine.Run(command.Before).Succeeded();
        foreach (var path in LostResponseWalk.Creations)
        {
            sandbox.Inner.Faults.Add("POST", path, Fault.AfterActing(Fault.Unreadable(encoding)));
        }

        var result = engine.Run(command.Command);

        sandbox.Inner.Faults.Clear();
        await command.AssertDoneOnceAsync(sandbox, result);
    }

    [Theory]
    [MemberData(nameof(CommandsAndBodies))]
    public Task What_can_not_be_read_while_a_lost_response_is_reconciled_is_read_again(string command, string body) =>
        LostResponseWalk.GarbleAfterLossAsync(command, () => Fault.Status(200, body: body, contentType: "application/json"));

    /// <summary>A gateway or a network in between answers without a problem document.</summary>
    [Theory]
    [MemberData(nameof(CommandsAndStatuses))]
    public Task What_is_answered_by_somebody_else_while_a_lost_response_is_reconciled_is_asked_again(string command, int status) =>
        LostResponseWalk.GarbleAfterLossAsync(command, () => Fault.Status(status, body: "<html></html>", contentType: "text/html"));

    [Fact]
    public async Task A_byte_order_mark_before_a_response_is_no_part_of_it()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot").Succeeded();
        sandbox.Inner.Faults.Add("GET", "*/applications", Fault.Status(200, body: "\uFEFF{\"data\":[],\"meta\":{\"page\":{\"number\":1,\"size\":100,\"total\":0}}}", contentType: "application/json"));
        Assert.Empty(engine.Run("Get-KonnectApplication").Succeeded().Output);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("<html></html>")]
    public async Task A_regenerated_secret_that_can_not_be_read_is_asked_for_again(string body)
    {
        var command = WritingCommand.All["a reset client secret"];
        using var clock = new JumpingClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var engine = Engine.Connected(sandbox, clock);
        engine.Run(command.Before).Succeeded();
        sandbox.Inner.Faults.Add("POST", "*/regenerate-secret", Fault.AfterActing(Fault.Status(200, body: body, contentType: "application/json")), times: 2);
        await command.AssertDoneOnceAsync(sandbox, engine.Run(command.Command));
    }
}
