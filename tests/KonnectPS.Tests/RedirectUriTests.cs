namespace KonnectPS.Tests;

/// <summary>What is sent as a redirect URI is one by the contract (<c>format: uri</c>), or nothing is sent.</summary>
public sealed class RedirectUriTests
{
    public static TheoryData<string, string> Addresses => new()
    {
        { "https://app.example.com/callback", "https://app.example.com/callback" },
        { "https://App.Example.com", "https://App.Example.com" },
        { "https://app.example.com:8443/a%20b?x=%C3%A4#f", "https://app.example.com:8443/a%20b?x=%C3%A4#f" },
        { "https://bücher.example/ä?ö=1", "https://xn--bcher-kva.example/%C3%A4?%C3%B6=1" },
        { "https://bücher.example:8443/ä#ü", "https://xn--bcher-kva.example:8443/%C3%A4#%C3%BC" },
        { "https://app.example.com/a b", "https://app.example.com/a%20b" },
        { "https://app.example.com/ä", "https://app.example.com/%C3%A4" },
        { "http://127.0.0.1:8400/cb", "http://127.0.0.1:8400/cb" },
        { "http://[::1]:8400/ä", "http://[::1]:8400/%C3%A4" },
        { "com.example.app:/callback", "com.example.app:/callback" },
        { "urn:ietf:wg:oauth:2.0:oob", "urn:ietf:wg:oauth:2.0:oob" },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task An_address_is_sent_as_it_was_typed_or_escaped(string typed, string sent)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("typed", typed);
        engine.Run("$null = New-KonnectApplication bot -RedirectUri $typed; $null = New-KonnectApplication other").Succeeded();
        engine.Run("Set-KonnectApplication other -RedirectUri $typed").Succeeded();
        Assert.All(sandbox.Inner.Store.Applications.OwnedBy(sandbox.Seed.DeveloperId), application => Assert.Equal(sent, application.RedirectUri));
        Assert.Empty(sandbox.TakeViolations());
    }

    [Theory]
    [InlineData("New-KonnectApplication bot -RedirectUri callback")]
    [InlineData("New-KonnectApplication bot -RedirectUri '//app.example.com/callback'")]
    [InlineData(@"New-KonnectApplication bot -RedirectUri 'C:\callback'")]
    [InlineData(@"New-KonnectApplication bot -RedirectUri '\\host\callback'")]
    [InlineData("Set-KonnectApplication bot -RedirectUri 'app.example.com/callback'")]
    public async Task A_relative_one_is_refused_before_anything_is_sent(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        sandbox.Inner.ClearRecords();
        var error = engine.Run(command).Error;
        Assert.StartsWith("RelativeRedirectUri,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("https://", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(sandbox.Requests);
    }
}
