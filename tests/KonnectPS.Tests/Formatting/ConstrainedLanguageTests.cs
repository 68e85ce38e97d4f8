namespace KonnectPS.Tests.Formatting;

/// <summary>What holds a secret, shown in a session in ConstrainedLanguage. Where it follows something else, it takes a Format command there.</summary>
public sealed class ConstrainedLanguageTests
{
    [Theory]
    [InlineData("New-KonnectCredential bot")]
    [InlineData("Get-Date; $key | Format-Table")]
    [InlineData("Get-KonnectCredential bot; $token | Format-List; $key | Format-List")]
    [InlineData("$key; $key; Get-KonnectApplication bot; $key.Name; $key.ApiKey")]
    public async Task A_secret_is_shown_as_such_wherever_it_stands(string script)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$key = New-KonnectApplication bot -AuthStrategy key-auth | New-KonnectCredential; $token = New-KonnectAccessToken laptop").Succeeded();
        var secrets = engine.Run("$key.ApiKey; $token.Token").Succeeded().Output.Select(secret => Engine.Reveal(secret.BaseObject)).ToList();
        engine.Run("$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'").Succeeded();
        var shown = engine.Run($"& {{ {script} }} | Out-String -Width 300").Single.ToString();
        Assert.Contains("bot", shown, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, shown, StringComparison.Ordinal));
    }
}
