namespace KonnectPS.Tests.ExactlyOnce;

/// <summary>A request that the server acts on long after it was given up leaves nothing that is named like what holds.</summary>
public sealed class LateActTests
{
    [Theory]
    [InlineData("$app | New-KonnectCredential", "")]
    [InlineData("$old | Reset-KonnectCredential -Confirm:$false", "$old = $app | New-KonnectCredential")]
    [InlineData("Request-KonnectCredential bot orders", "")]
    public async Task What_comes_late_has_a_name_of_its_own(string command, string before)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$app = New-KonnectApplication bot -AuthStrategy key-auth; {before}").Succeeded();
        var late = new LateFault();
        sandbox.Inner.Faults.Add("POST", "*/credentials", late);

        var held = engine.Run(command).Single;
        await late.ActAsync();

        var listed = engine.Run("Get-KonnectCredential bot").Succeeded().Output;
        Assert.Equal(2, listed.Count);
        Assert.Equal(2, listed.Select(credential => credential.Text("DisplayName")).Distinct().Count());

        // A clean-up by the name of what came late leaves what holds.
        engine.Set("late", listed.Single(credential => credential.Text("Id") != held.Text("CredentialId")).Text("DisplayName"));
        engine.Run("Get-KonnectCredential bot | Where-Object DisplayName -eq $late | Remove-KonnectCredential -Confirm:$false").Succeeded();
        Assert.True(sandbox.Inner.Store.Credentials.Holds(held.Secret("ApiKey")));
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task What_comes_between_two_attempts_is_found_by_the_name_of_its_own_attempt()
    {
        using var clock = new Hostile.JumpingClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new Sandbox.SandboxOptions { TimeProvider = clock });
        using var engine = Engine.Connected(sandbox, clock);
        engine.Run("$app = New-KonnectApplication bot -AuthStrategy key-auth").Succeeded();
        sandbox.Inner.Faults.Add("POST", "*/credentials", Fault.LateAct(TimeSpan.FromSeconds(35)));
        sandbox.Inner.Faults.Add("POST", "*/credentials", Fault.AfterActing(Fault.LateAct(TimeSpan.FromSeconds(1))));
        var held = engine.Run("$app | New-KonnectCredential").Single;
        Assert.True(sandbox.Inner.Store.Credentials.Holds(held.Secret("ApiKey")));
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
    }
}
