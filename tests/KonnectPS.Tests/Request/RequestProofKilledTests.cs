namespace KonnectPS.Tests.Request;

/// <summary>
/// A run whose new credential has to prove that it works dies at each of its requests, the calls of the gateway included, or as a process.
/// The vault never holds what the gateway refuses, and the next run ends with one live credential.
/// </summary>
public sealed class RequestProofKilledTests
{
    private const int MoreThanAnyRunSends = 20;

    [Theory]
    [InlineData("orders", false)]
    [InlineData("orders", true)]
    [InlineData("inventory", false)]
    [InlineData("inventory", true)]
    public async Task However_a_renewal_dies_the_vault_holds_what_works_and_the_next_run_ends_right(string api, bool afterActing)
    {
        await using var world = await ProofWorld.StartAsync(TimeSpan.FromSeconds(2));
        await world.HaveOneAsync(api);
        var reached = 0;
        for (var request = 1; request <= MoreThanAnyRunSends; request++)
        {
            world.Sandbox.Inner.ClearRecords();
            // The one request is acted on or not; whatever the run would send after that never arrives.
            world.Sandbox.Inner.Faults.AddAt(request, afterActing ? Fault.ResetAfterActing() : Fault.ResetBeforeActing());
            world.Sandbox.Inner.Faults.AddAt(request + 1, Fault.ResetBeforeActing(), times: int.MaxValue);
            var died = world.Engine.Run(world.Request(api, "-MaxAge 0"));
            world.Sandbox.Inner.Faults.Clear();
            reached += died.Errors.Count;
            Assert.Equal(200, await world.CallAsync(api));

            world.Engine.Run(world.Request(api, "-MaxAge 0")).Succeeded();

            Assert.True(world.Lives(world.Held(api)));
            Assert.Equal(1, world.Count);
            Assert.Equal(200, await world.CallAsync(api));
        }

        Assert.InRange(reached, 10, MoreThanAnyRunSends);
    }

    [Theory]
    [InlineData("orders", false)]
    [InlineData("orders", true)]
    [InlineData("inventory", false)]
    [InlineData("inventory", true)]
    public async Task However_a_first_run_dies_the_next_one_ends_right(string api, bool afterActing)
    {
        for (var request = 1; request <= MoreThanAnyRunSends; request++)
        {
            await using var world = await ProofWorld.StartAsync(TimeSpan.FromSeconds(2));
            world.Sandbox.Inner.Faults.AddAt(request, afterActing ? Fault.ResetAfterActing() : Fault.ResetBeforeActing());
            world.Sandbox.Inner.Faults.AddAt(request + 1, Fault.ResetBeforeActing(), times: int.MaxValue);
            _ = world.Engine.Run(world.Request(api));
            world.Sandbox.Inner.Faults.Clear();

            world.Engine.Run(world.Request(api)).Succeeded();

            Assert.Equal(1, world.Count);
            Assert.Equal(200, await world.CallAsync(api));
        }
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("inventory")]
    public async Task A_process_that_is_killed_while_it_waits_leaves_what_works_in_the_vault(string api)
    {
        using var vault = new FolderVault();
        await using var sandbox = await CheckedSandbox.StartAsync();
        var script = Path.Combine(Directory.CreateTempSubdirectory("konnectps").FullName, "request.ps1");
        await File.WriteAllTextAsync(script, vault.Script + $"""
            Import-Module '{RepositoryRoot.Path}/KonnectPS.psd1'
            $null = Connect-KonnectPortal
            $null = Request-KonnectCredential bot {api} -Vault Vault-{Guid.NewGuid():N} -MaxAge 0 -ProbeUri {sandbox.Inner.GatewayAddress(api)}hello -TokenEndpoint {sandbox.Inner.TokenEndpoint}
            """);
        await RunAsync(script, sandbox);
        var key = api == "orders" ? "api_key" : "client_secret";
        var old = vault.Read("bot", key)!;
        sandbox.Inner.ClearRecords();
        sandbox.Inner.Faults.Add("GET", "/gateway/*", Fault.Status(401), times: int.MaxValue);
        using (var doomed = HostProcess.Start(script, sandbox))
        {
            await sandbox.RequestsArrived("/hello", 2);
            doomed.Kill();
            await doomed.ExitAsync();
        }

        sandbox.Inner.Faults.Clear();
        Assert.Equal(old, vault.Read("bot", key));
        Assert.True(sandbox.Inner.Store.Credentials.Holds(old));
        Assert.Equal(2, sandbox.Inner.Store.Credentials.Count);
        await RunAsync(script, sandbox);
        Assert.NotEqual(old, vault.Read("bot", key));
        Assert.True(sandbox.Inner.Store.Credentials.Holds(vault.Read("bot", key)!));
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
        Directory.Delete(Path.GetDirectoryName(script)!, recursive: true);
    }

    private static async Task RunAsync(string script, CheckedSandbox sandbox)
    {
        using var process = HostProcess.Start(script, sandbox);
        var (exitCode, errors) = await process.ExitAsync();
        Assert.True(exitCode == 0, errors);
    }
}
