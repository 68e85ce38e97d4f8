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

    [Theory]
    [InlineData("TOKEN\r\n")]
    [InlineData("\uFEFFTOKEN\u200B")]
    [InlineData("https://dev.example.com/verify-email?token=TOKEN")]
    [InlineData("<https://dev.example.com/verify-email?lang=de&amp;token=TOKEN&amp;next=/>")]
    [InlineData("https://dev.example.com/#token=TOKEN")]
    [InlineData("token=TOKEN\n")]
    [InlineData("'https://dev.example.com/verify-email?token=TOKEN'")]
    [InlineData("Hello, set your password at https://dev.example.com/verify-email?token=TOKEN today")]
    public async Task A_mailed_token_is_taken_out_of_what_was_pasted(string pasted)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        engine.Set("password", new System.Net.NetworkCredential("", "correct horse battery").SecurePassword);
        engine.Run($"Register-KonnectDeveloper new@example.com New -PortalUrl {sandbox.Address}").Succeeded();
        engine.Set("pasted", pasted.Replace("TOKEN", sandbox.Inner.Inbox.Messages("new@example.com")[0].Token, StringComparison.Ordinal));
        engine.Run($"Confirm-KonnectDeveloper $pasted $password -PortalUrl {sandbox.Address}").Succeeded();
    }

    [Theory]
    [InlineData("'TOKEN'")]
    [InlineData("\"TOKEN\"")]
    [InlineData("`TOKEN`")]
    [InlineData("\u2018TOKEN\u2019")]
    [InlineData("\u201CTOKEN\u201D")]
    [InlineData("\u00ABTOKEN\u00BB")]
    [InlineData("TOKEN\u201D")]
    [InlineData("Token: TOKEN")]
    [InlineData("https://dev.example.com/verify-email/TOKEN")]
    [InlineData("https://dev.example.com/verify-email?token=")]
    [InlineData("<TOKEN>")]
    [InlineData("TO\nKEN")]
    [InlineData("")]
    public async Task What_is_no_mailed_token_is_never_sent(string pasted)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        engine.Set("password", new System.Net.NetworkCredential("", "correct horse battery").SecurePassword);
        engine.Set("pasted", pasted.Replace("TOKEN", "mailed-token-0123456789", StringComparison.Ordinal));
        var result = engine.Run($"Confirm-KonnectDeveloper $pasted $password -PortalUrl {sandbox.Address}");
        Assert.Equal("InvalidToken", result.ErrorId);
        Assert.DoesNotContain("0123456789", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(sandbox.Requests);
    }

    [Theory]
    [InlineData("'KEY'")]
    [InlineData("\u201CKEY\u201D")]
    [InlineData("Bearer KEY")]
    [InlineData("Authorization: Bearer KEY")]
    [InlineData("KEY\nKEY")]
    [InlineData("K\u00C9Y")]
    [InlineData(" ")]
    public async Task What_is_no_key_is_never_tried(string pasted)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Open();
        foreach (var input in new[] { "$pasted", "(ConvertTo-SecureString $pasted -AsPlainText -Force)", "@{ api_key = $pasted }" })
        {
            engine.Set("pasted", pasted);
            Assert.Equal("InvalidToken", engine.Run($"{input} | Test-KonnectCredential {sandbox.Address}gateway/orders/").ErrorId);
        }

        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task A_key_is_tried_without_what_was_pasted_around_it()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$key = New-KonnectApplication bot -AuthStrategy key-auth | New-KonnectRegistration orders | New-KonnectCredential").Succeeded();
        engine.Set("pasted", Engine.Reveal(engine.Run("$key.ApiKey").Single.BaseObject) + "\r\n");
        Assert.Equal("Works", $"{engine.Run($"$pasted | Test-KonnectCredential {sandbox.Address}gateway/orders/").Single.Properties["Result"].Value}");
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
