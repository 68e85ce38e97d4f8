namespace KonnectPS.Tests.Request;

public sealed class RequestAtOnceTests
{
    [Theory]
    [InlineData("orders", 2)]
    [InlineData("orders", 4)]
    [InlineData("inventory", 2)]
    public async Task Of_several_processes_at_once_one_credential_remains_and_the_vault_holds_it(string api, int processes)
    {
        using var vault = new FolderVault();
        await using var sandbox = await CheckedSandbox.StartAsync();
        var script = Path.Combine(Directory.CreateTempSubdirectory("konnectps").FullName, "request.ps1");
        await File.WriteAllTextAsync(script, vault.Script + $"""
            Import-Module '{RepositoryRoot.Path}/KonnectPS.psd1'
            $null = Connect-KonnectPortal
            $null = Request-KonnectCredential bot {api} -Vault Prod
            """);

        var runs = await Task.WhenAll(Enumerable.Range(0, processes).Select(_ => RunAsync(script, sandbox)));

        // A run may report an error, but no credential may be lost, and the last run leaves nothing to do.
        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Errors));
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
        Assert.True(sandbox.Inner.Store.Credentials.Holds(vault.Read("bot", api == "orders" ? "api_key" : "client_secret")!));
        Directory.Delete(Path.GetDirectoryName(script)!, recursive: true);
    }

    private static async Task<(int ExitCode, string Errors)> RunAsync(string script, CheckedSandbox sandbox)
    {
        using var process = HostProcess.Start(script, sandbox);
        return await process.ExitAsync();
    }
}
