using System.Text.Json;
using KonnectPS.Sandbox.Faults;
using KonnectPS.Tests.Leaks;

namespace KonnectPS.Mcp.Tests;

/// <summary>Everything that leaves the server, searched for every secret in every form.</summary>
public sealed class CanaryTests
{
    private const int Calls = 1000;
    private const int AtATime = 8;

    [Fact]
    public async Task NoFrameOfAThousandMixedCallsHoldsASecret()
    {
        await using var world = await McpWorld.StartAsync(new SandboxOptions { EnforceQuotas = false });
        using var server = world.StartRaw($"Start-KonnectMcpServer -Vault Prod -Unattended -MaxCredentials {Calls} -Gateway {world.Sandbox.Address}");
        await server.StandardInput.WriteLineAsync(
            """{"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"test","version":"1"}}}""");
        var frames = new List<string> { (await server.StandardOutput.ReadLineAsync())! };
        var secrets = new HashSet<string> { world.Sandbox.Seed.DeveloperPassword };
        for (var sent = 0; sent < Calls; sent += AtATime)
        {
            if (sent % 40 == 0)
            {
                world.Sandbox.Inner.Faults.Add("*", "*", FaultAt(sent / 40), times: 2);
            }

            foreach (var number in Enumerable.Range(sent, AtATime))
            {
                await server.StandardInput.WriteLineAsync(Call(number, world.Sandbox.Address));
            }

            for (var answered = 0; answered < AtATime; answered++)
            {
                frames.Add(await server.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromMinutes(2)) ?? throw new EndOfStreamException());
            }

            secrets.UnionWith(Directory.GetFiles(world.VaultFolder, "bot-*").Select(VaultReading.ApiKey));
        }

        server.StandardInput.Close();
        await server.WaitForExitAsync();
        var marks = new SecretMarks([.. secrets]);
        Assert.True(secrets.Count > 20, $"{secrets.Count} secrets");
        Assert.Contains(frames, frame => frame.Contains("\"isError\":true", StringComparison.Ordinal));
        Assert.Contains(frames, frame => frame.Contains("\"result\":\"Works\"", StringComparison.Ordinal));
        Assert.Contains(world.Sandbox.Requests, request => request == "GET /gateway/orders/hello");
        Assert.All(frames.Concat(world.Log), text => Assert.Null(marks.FoundIn(text)));
        world.Sandbox.TakeViolations();
    }

    private static Fault FaultAt(int turn) => (turn % 5) switch
    {
        0 => Fault.Status(500),
        1 => Fault.AfterActing(Fault.Status(502)),
        2 => Fault.ResetAfterActing(),
        3 => Fault.Html(),
        _ => Fault.Status(403),
    };

    private static string Call(int number, Uri at)
    {
        var (tool, arguments) = (number % 13) switch
        {
            0 => ("list_apis", new Dictionary<string, string>()),
            1 => ("request_credential", new() { ["application"] = $"bot-{number % 40}", ["api"] = "orders" }),
            2 => ("renew_credential", new() { ["application"] = $"bot-{number % 40}", ["api"] = "orders" }),
            3 => ("list_credentials", new() { ["application"] = $"bot-{(number + 1) % 40}" }),
            4 => ("request_credential", new() { ["application"] = "none", ["api"] = "unknown" }),
            5 => ("list_applications", new()),
            6 => ("list_credentials", new() { ["application"] = "none" }),
            7 => ("test_onboarding", new() { ["application"] = $"bot-{(number + 1) % 40}", ["api"] = "orders" }),
            8 => ("test_credential", new() { ["application"] = $"bot-{(number - 2) % 40}", ["api"] = "orders", ["address"] = $"{at}gateway/orders/hello" }),
            9 => ("test_credential", new() { ["application"] = "none", ["api"] = "orders", ["address"] = $"{at}gateway/orders/hello" }),
            10 => ("read_api_specification", new() { ["api"] = "orders" }),
            11 => ("test_credential", new() { ["application"] = $"bot-{number % 40}", ["api"] = "orders", ["address"] = "https://gateway.example.com/" }),
            _ => ("list_credentials", new() { ["secret"] = "none" }),
        };
        return JsonSerializer.Serialize(new { jsonrpc = "2.0", id = number + 1, method = "tools/call", @params = new { name = tool, arguments } });
    }
}
