namespace KonnectPS.Tests.Parameters;

/// <summary>What comes along when a token is copied: taken apart, or refused before anything is sent.</summary>
public sealed class PastedTokenTests
{
    [Theory]
    [InlineData("TOKEN\r\n")]
    [InlineData("\u00A0 TOKEN\t")]
    [InlineData("\uFEFFTOKEN\u200B")]
    [InlineData("portalaccesstoken=TOKEN")]
    [InlineData("portalaccesstoken=TOKEN; Path=/; HttpOnly; Secure")]
    [InlineData("Cookie: theme=dark; portalaccesstoken=TOKEN; portalrefreshtoken=other")]
    [InlineData("theme=dark; portalrefreshtoken=other; portalaccesstoken=TOKEN")]
    [InlineData("Set-Cookie: portalaccesstoken=\"TOKEN\"; Path=/")]
    [InlineData("portalaccesstoken:\"TOKEN\"")]
    [InlineData("Bearer TOKEN")]
    [InlineData("authorization: bearer TOKEN\n")]
    public async Task A_portal_token_is_taken_out_of_what_was_pasted(string pasted)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        engine.Set("pasted", pasted.Replace("TOKEN", sandbox.Inner.IssuePortalToken(), StringComparison.Ordinal));
        engine.Run($"Connect-KonnectPortal {sandbox.Address} -PortalToken $pasted").Succeeded();
        engine.Set("pasted", new System.Net.NetworkCredential("", (string)engine.Run("$pasted").Single.BaseObject).SecurePassword);
        engine.Run($"Connect-KonnectPortal {sandbox.Address} -PortalToken $pasted").Succeeded();
    }

    [Theory]
    [InlineData("TOKEN\r\n")]
    [InlineData("\u00A0 TOKEN\t")]
    [InlineData("Bearer TOKEN")]
    [InlineData("Authorization: Bearer TOKEN\r\n")]
    public async Task An_access_token_is_taken_out_of_what_was_pasted(string pasted)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        engine.Set("pasted", pasted.Replace("TOKEN", sandbox.Seed.PersonalAccessToken, StringComparison.Ordinal));
        var result = engine.Run($"Connect-KonnectPortal -PersonalAccessToken $pasted -ApiUrl {sandbox.Address}").Succeeded();
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData("'TOKEN'")]
    [InlineData("\"TOKEN\"")]
    [InlineData("`TOKEN`")]
    [InlineData("\u2018TOKEN\u2019")]
    [InlineData("\u201CTOKEN\u201D")]
    [InlineData("\u201ETOKEN\u201C")]
    [InlineData("\u00ABTOKEN\u00BB")]
    [InlineData("\u201CBearer TOKEN\u201D")]
    [InlineData("TOKEN'")]
    [InlineData("Basic TOKEN")]
    [InlineData("Bearer")]
    [InlineData("TO\nKEN")]
    [InlineData("session=TOKEN")]
    [InlineData("Cookie: theme=dark; session=TOKEN")]
    [InlineData("portalaccesstoken=; Path=/")]
    [InlineData("{\"token\":\"TOKEN\"}")]
    [InlineData("")]
    [InlineData(" ")]
    public async Task What_is_no_token_is_never_sent(string pasted)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        engine.Set("portalToken", pasted.Replace("TOKEN", sandbox.Inner.IssuePortalToken(), StringComparison.Ordinal));
        engine.Set("accessToken", pasted.Replace("TOKEN", sandbox.Seed.PersonalAccessToken, StringComparison.Ordinal));
        foreach (var call in new[]
        {
            $"Connect-KonnectPortal {sandbox.Address} -PortalToken $portalToken",
            $"Connect-KonnectPortal -ApiUrl {sandbox.Address} -PersonalAccessToken $accessToken",
        })
        {
            var result = engine.Run(call);
            Assert.Equal("InvalidToken", result.ErrorId);
            Assert.DoesNotContain(sandbox.Seed.PersonalAccessToken, result.Error.ToString(), StringComparison.Ordinal);
        }

        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task A_token_of_the_other_door_is_never_sent()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        engine.Set("pat", sandbox.Seed.PersonalAccessToken);
        var result = engine.Run($"Connect-KonnectPortal {sandbox.Address} -PortalToken $pat");
        Assert.Equal("InvalidToken", result.ErrorId);
        Assert.Contains("admin door", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(sandbox.Requests);
    }
}
