namespace KonnectPS.Tests.Publisher;

public sealed class DcrProviderTests
{
    private const string Secret = "gYmrbDfu_7PTsZWH";

    [Theory]
    [InlineData("auth0", "-ClientId konnect -ClientSecret $secret -Audience https://api.example.com/", "InitialClientAudience", "https://api.example.com/")]
    [InlineData("azureAd", "-ClientId konnect -ClientSecret $secret", "InitialClientId", "konnect")]
    [InlineData("curity", "-ClientId konnect -ClientSecret $secret", "InitialClientId", "konnect")]
    [InlineData("okta", "-Token $secret", "InitialClientId", null)]
    [InlineData("http", "-BaseUrl https://dcr.example.com/v1 -ApiKey $secret -AllowMultipleCredentials", "BaseUrl", "https://dcr.example.com/v1")]
    [InlineData("kongIdentity", "", "InitialClientId", null)]
    public async Task Every_type_is_created_with_what_it_needs_and_its_secret_is_never_shown(string type, string parameters, string property, string? value)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("secret", new System.Net.NetworkCredential("", Secret).SecurePassword);
        var command = $"New-KonnectDcrProvider trial {type} https://login.example.com/ {parameters} -DisplayName Login -Label @{{ stage = 'trial' }} -Verify";
        var provider = engine.Run(command).Single;
        Assert.Equal(
            (type, "https://login.example.com/", "Login", value),
            (provider.Text("ProviderType"), provider.Text("Issuer"), provider.Text("DisplayName"), provider.Text(property)));
        Assert.Equal("success", $"{provider.Properties["Verification"].Value}");
        Assert.DoesNotContain(Secret, $"{engine.Run("Get-KonnectDcrProvider trial | ConvertTo-Json -Depth 5").Single}", StringComparison.Ordinal);
        var again = engine.Run(command);
        Assert.Equal(provider.Text("Id"), again.Single.Text("Id"));
        Assert.Contains("as asked for", Assert.Single(again.Warnings), StringComparison.Ordinal);
        Assert.Equal("DcrProviderExists", engine.Run(command + " -NoClobber").ErrorId);
        Assert.Equal(2, sandbox.Inner.Store.DcrProviders.All.Count);
    }

    [Theory]
    [InlineData("auth0", "-ClientId konnect", "needs -ClientSecret.")]
    [InlineData("azureAd", "", "needs -ClientId and -ClientSecret.")]
    [InlineData("curity", "-ClientId konnect -ClientSecret x -Audience y", "-Audience is not for the type curity.")]
    [InlineData("okta", "-ApiKey x", "needs -Token. -ApiKey is not for the type okta.")]
    [InlineData("http", "-BaseUrl https://dcr.example.com/", "needs -ApiKey.")]
    [InlineData("kongIdentity", "-Token x", "-Token is not for the type kongIdentity.")]
    public async Task What_is_missing_or_does_not_belong_is_named_before_anything_is_sent(string type, string parameters, string said)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var result = engine.Run($"New-KonnectDcrProvider trial {type} https://login.example.com/ {parameters}");
        Assert.Equal("DcrProviderIncomplete", result.ErrorId);
        Assert.EndsWith(said, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task A_key_that_Konnect_does_not_take_is_refused_without_being_shown()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var error = engine.Run("New-KonnectDcrProvider trial http https://login.example.com/ -BaseUrl https://dcr.example.com/ -ApiKey 'not-a-key!'").Error;
        Assert.StartsWith("InvalidRequest", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("not-a-key!", error.ToString(), StringComparison.Ordinal);
        sandbox.TakeViolations();
    }

    [Fact]
    public async Task What_Konnect_finds_wrong_is_told_and_the_provider_is_emitted()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        sandbox.Inner.Store.DcrProviders.Spoil(sandbox.Inner.Store.DcrProviders.All[0].Id, "Unable to create the DCR application");
        var found = engine.Run("Get-KonnectDcrProvider sandbox-idp -Verify").Single;
        Assert.Equal("failed", $"{found.Properties["Verification"].Value}");
        var result = engine.Run(
            "New-KonnectDcrProvider sandbox-idp http https://idp.example.com/ -BaseUrl https://idp.example.com/dcr -ApiKey some_key_0123 -Verify -WarningAction Ignore");
        Assert.Single(result.Output);
        Assert.Equal("DcrProviderNotVerified", result.ErrorId);
        Assert.Contains("Unable to create the DCR application", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Null(engine.Run("Get-KonnectDcrProvider sandbox-idp").Single.Properties["Verification"].Value);
    }

    [Fact]
    public async Task A_provider_is_removed_by_name_id_and_object()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(
            """
            $made = 'a', 'b', 'c' | New-KonnectDcrProvider -ProviderType kongIdentity -Issuer https://login.example.com/
            Remove-KonnectDcrProvider a -Confirm:$false
            Remove-KonnectDcrProvider $made[1].Id -Confirm:$false
            $made[2] | Remove-KonnectDcrProvider -Confirm:$false
            """).Succeeded();
        Assert.Equal("sandbox-idp", Assert.Single(sandbox.Inner.Store.DcrProviders.All).Name);
        Assert.Equal("UnknownDcrProvider", engine.Run("Remove-KonnectDcrProvider a -Confirm:$false").ErrorId);
        Assert.Equal("UnknownDcrProvider", engine.Run("Get-KonnectDcrProvider a").ErrorId);
        Assert.Equal("UnknownDcrProvider", engine.Run("New-KonnectPortalAuthStrategy x -DcrProvider a").ErrorId);
    }
}
