using KonnectPS.Tests.Request;

namespace KonnectPS.Tests.Hostile;

/// <summary>A server that says odd things of what was minted does not have more and more minted.</summary>
public sealed class MintingTests
{
    [Fact]
    public async Task A_status_that_nobody_knows_does_not_make_a_credential_dead()
    {
        using var vault = new FolderVault();
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(vault.Script).Succeeded();
        sandbox.Inner.Faults.Add("GET", "*/credentials", Fault.Alter(JsonChange.Replace("/data/*/status", "resting")), times: int.MaxValue);
        engine.Run("Request-KonnectCredential bot orders -Vault Prod").Succeeded();
        engine.Run("Request-KonnectCredential bot orders -Vault Prod").Succeeded();
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task Ids_that_are_never_those_that_were_minted_end_it_soon()
    {
        using var clock = new JumpingClock();
        using var vault = new FolderVault();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        using var engine = Engine.Connected(sandbox, clock);
        engine.Run(vault.Script).Succeeded();
        sandbox.Inner.Faults.Add("GET", "*/credentials", Fault.Alter(JsonChange.Replace("/data/*/id", "same")), times: int.MaxValue);
        Assert.Equal("StillContested", engine.Run("Request-KonnectCredential bot orders -Vault Prod").ErrorId);
        Assert.InRange(sandbox.Inner.Store.Credentials.Count, 1, 5);
    }
}
