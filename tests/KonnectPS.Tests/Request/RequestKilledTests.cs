namespace KonnectPS.Tests.Request;

/// <summary>
/// The connection is cut at each single request that a run sends, before or after the sandbox acted on it, and stays cut, as when the
/// process is killed there. The run after it must end with one live credential whose secret lies in the vault.
/// </summary>
public sealed class RequestKilledTests
{
    private const int MoreThanAnyRunSends = 12;

    public static TheoryData<string, bool, int> Deaths()
    {
        var deaths = new TheoryData<string, bool, int>();
        foreach (var api in (string[])["orders", "inventory"])
        {
            for (var request = 1; request <= MoreThanAnyRunSends; request++)
            {
                deaths.Add(api, false, request);
                deaths.Add(api, true, request);
            }
        }

        return deaths;
    }

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task However_a_run_dies_the_next_one_ends_with_one_live_credential_in_the_vault(string api, bool afterActing, int request)
    {
        using var vault = new FolderVault();
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(vault.Script).Succeeded();
        // The one request is acted on or not; whatever the run would send after that never arrives.
        if (afterActing)
        {
            sandbox.Inner.Faults.AddAt(request, Fault.ResetAfterActing());
            sandbox.Inner.Faults.AddAt(request + 1, Fault.ResetBeforeActing(), times: int.MaxValue);
        }
        else
        {
            sandbox.Inner.Faults.AddAt(request, Fault.ResetBeforeActing(), times: int.MaxValue);
        }

        var command = $"Request-KonnectCredential bot {api} -Vault Prod";
        _ = engine.Run(command);
        sandbox.Inner.Faults.Clear();

        var credential = engine.Run(command).Single;

        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
        Assert.Equal(["bot"], vault.Names);
        var key = vault.Read("bot", api == "orders" ? "api_key" : "client_secret")!;
        Assert.True(sandbox.Inner.Store.Credentials.Holds(key));
        Assert.Equal(key, Engine.Reveal(credential.Properties[api == "orders" ? "ApiKey" : "ClientSecret"].Value));
        sandbox.Inner.ClearRecords();
        engine.Run(command).Succeeded();
        Assert.All(sandbox.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Deaths))]
    public async Task One_cut_connection_is_survived_or_told(string api, bool afterActing, int request)
    {
        using var vault = new FolderVault();
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(vault.Script).Succeeded();
        sandbox.Inner.Faults.AddAt(request, afterActing ? Fault.ResetAfterActing() : Fault.ResetBeforeActing());
        var command = $"Request-KonnectCredential bot {api} -Vault Prod";

        var first = engine.Run(command);
        sandbox.Inner.Faults.Clear();
        if (first.Errors.Count > 0)
        {
            Assert.Empty(first.Output);
            engine.Run(command).Succeeded();
        }

        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
        Assert.True(sandbox.Inner.Store.Credentials.Holds(vault.Read("bot", api == "orders" ? "api_key" : "client_secret")!));
    }
}
