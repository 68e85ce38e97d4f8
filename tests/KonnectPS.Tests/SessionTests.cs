namespace KonnectPS.Tests;

public sealed class SessionTests
{
    [Fact]
    public async Task Two_runspaces_never_see_each_others_session()
    {
        await using var one = await CheckedSandbox.StartAsync();
        await using var two = await CheckedSandbox.StartAsync();
        using var first = Engine.Connected(one);
        using var second = Engine.Connected(two);
        using var third = Engine.Open();
        first.Run("$null = New-KonnectApplication first").Succeeded();
        second.Run("$null = New-KonnectApplication second").Succeeded();
        Assert.Equal("first", first.Run("Get-KonnectApplication").Single.Properties["Name"].Value);
        Assert.Equal("second", second.Run("Get-KonnectApplication").Single.Properties["Name"].Value);
        Assert.Empty(third.Run("Get-KonnectSession").Output);
    }

    [Fact]
    public async Task A_session_of_another_runspace_can_be_given()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var first = Engine.Connected(sandbox);
        using var second = Engine.Open();
        second.Set("session", first.Run("Get-KonnectSession").Single);
        second.Run("$null = New-KonnectApplication bot -Session $session").Succeeded();
        Assert.Equal("bot", second.Run("Get-KonnectApplication -Session $session").Single.Properties["Name"].Value);
    }

    [Fact]
    public async Task Disconnecting_signs_out_what_signed_in_and_ends_the_session()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        engine.Set("credential", new PSCredential(
            sandbox.Seed.DeveloperEmail, new System.Net.NetworkCredential("", sandbox.Seed.DeveloperPassword).SecurePassword));
        engine.Run($"$session = Connect-KonnectPortal {sandbox.Address} -Credential $credential").Succeeded();
        engine.Run("Disconnect-KonnectPortal").Succeeded();
        Assert.Contains("POST /api/v3/developer/logout", sandbox.Requests);
        Assert.Empty(engine.Run("Get-KonnectSession").Output);
        Assert.Equal("NoSession", engine.Run("Get-KonnectApplication").ErrorId);
        Assert.Equal("SessionDisconnected", engine.Run("Get-KonnectApplication -Session $session").ErrorId);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(404)]
    public async Task A_sign_out_that_fails_hides_no_error_and_fails_no_run(int status)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        engine.Set("credential", new PSCredential(
            sandbox.Seed.DeveloperEmail, new System.Net.NetworkCredential("", sandbox.Seed.DeveloperPassword).SecurePassword));
        var recipe = $$"""
            $ErrorActionPreference = 'Stop'
            $session = Connect-KonnectPortal {{sandbox.Address}} -Credential $credential
            try { WORK } finally { Disconnect-KonnectPortal }
            """;
        sandbox.Inner.Faults.Add("POST", "*/logout", Fault.Status(status, "0"), times: 10);
        var good = engine.Run(recipe.Replace("WORK", "'done'", StringComparison.Ordinal)).Succeeded();
        Assert.Equal("done", Assert.Single(good.Output).ToString());
        Assert.Contains("sign", Assert.Single(good.Warnings), StringComparison.Ordinal);
        Assert.Equal("SessionDisconnected", engine.Run("$ErrorActionPreference = 'Continue'; Get-KonnectApplication -Session $session").ErrorId);
        sandbox.Inner.Faults.Add("POST", "*/logout", Fault.Status(status, "0"), times: 10);
        Assert.Equal("UnknownApplication", engine.Run(recipe.Replace("WORK", "Get-KonnectApplication nobody", StringComparison.Ordinal)).ErrorId);
    }

    [Fact]
    public async Task No_member_of_a_session_shows_a_token()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var session = engine.Run("$session").Single;
        var shown = string.Join('\n', session.Properties.Select(property => $"{property.Name}={property.Value}"));
        Assert.DoesNotContain(sandbox.Seed.PersonalAccessToken, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(engine.Run("$token").Single.ToString()!, shown, StringComparison.Ordinal);
    }
}
