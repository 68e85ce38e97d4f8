using System.Text.Json.Nodes;

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
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$app = New-KonnectApplication bot -AuthStrategy key-auth").Succeeded();
        var late = new LateFault();
        sandbox.Inner.Faults.Add("POST", "*/credentials", late);
        sandbox.Inner.Faults.Add("POST", "*/credentials", Fault.Alter(_ => NothingAfter(late)));
        var held = engine.Run("$app | New-KonnectCredential").Single;
        Assert.True(sandbox.Inner.Store.Credentials.Holds(held.Secret("ApiKey")));
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
        Assert.Equal(3, sandbox.Requests.Count(request => request.StartsWith("POST ", StringComparison.Ordinal) && request.EndsWith("/credentials", StringComparison.Ordinal)));
    }

    /// <summary>The response to the second attempt says nothing, and when it comes the first has been acted on.</summary>
    private static JsonNode? NothingAfter(LateFault late)
    {
        late.ActAsync().GetAwaiter().GetResult();
        return null;
    }
}
