using System.Text;

namespace KonnectPS.Client.Tests;

public sealed class TokenTests
{
    [Theory]
    [InlineData("abc.def.ghi", "abc.def.ghi")]
    [InlineData("  abc.def.ghi\n", "abc.def.ghi")]
    [InlineData("portalaccesstoken=abc.def.ghi; Path=/; HttpOnly", "abc.def.ghi")]
    public void A_pasted_token_is_taken_with_what_surrounds_it(string pasted, string token) =>
        Assert.Equal(token, SecretText.Reveal(PortalTokens.Pasted(SecretText.Hide(pasted)).Access));

    [Theory]
    [InlineData("")]
    [InlineData("two words")]
    [InlineData("line\r\nX-Injected: 1")]
    [InlineData("semi;colon")]
    [InlineData("\"quoted\"")]
    [InlineData("umläut")]
    public void What_cannot_be_a_token_is_refused_without_being_shown(string pasted)
    {
        var error = Assert.Throws<KonnectException>(() => PortalTokens.Pasted(SecretText.Hide(pasted)));
        Assert.Equal(KonnectErrorKind.InvalidToken, error.Kind);
        Assert.True(pasted.Length == 0 || !error.ToString().Contains(pasted, StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_does_not_end_at_a_null_character() =>
        Assert.Equal("\0pass\0word", SecretText.Reveal(SecretText.Hide("\0pass\0word")));

    [Theory]
    [InlineData("{\"exp\":1700000000}", 1700000000L)]
    [InlineData("{\"exp\":1700000000.9}", 1700000000L)]
    [InlineData("{\"exp\":\"soon\"}", null)]
    [InlineData("{\"exp\":-5}", null)]
    [InlineData("{\"exp\":1e300}", null)]
    [InlineData("{}", null)]
    [InlineData("[1]", null)]
    [InlineData("{\"ex\\ud800p\":1}", null)]
    [InlineData("not json", null)]
    public void The_end_of_a_token_is_read_from_its_exp_claim(string claims, long? expected)
    {
        var token = "h." + Convert.ToBase64String(Encoding.UTF8.GetBytes(claims)).TrimEnd('=').Replace('+', '-').Replace('/', '_') + ".s";
        Assert.Equal(expected, JwtExpiry.Read(token)?.ToUnixTimeSeconds());
    }

    [Fact]
    public void Both_cookies_of_a_sign_in_are_read_with_their_end()
    {
        var cookies = SetCookies.Read(
        [
            "portalaccesstoken=access12345; Path=/; Domain=example.us.portal.konghq.com; Expires=Thu, 20 Jul 2023 12:00:00 GMT; HttpOnly; Secure; SameSite=None",
            "portalrefreshtoken=refresh12345; Path=/v2/refresh; Expires=Fri, 21 Jul 2023 12:00:00 GMT; HttpOnly; Secure; SameSite=None",
            "other=1",
            "nonsense",
            "=x",
            "portalaccesstoken=what no header\tcan carry",
        ]);
        Assert.Equal("access12345", cookies[PortalCookies.AccessName]?.Value);
        Assert.Equal(new DateTimeOffset(2023, 7, 20, 12, 0, 0, TimeSpan.Zero), cookies[PortalCookies.AccessName]?.ExpiresAt);
        Assert.Equal("refresh12345", cookies[PortalCookies.RefreshName]?.Value);
        Assert.Equal(new DateTimeOffset(2023, 7, 21, 12, 0, 0, TimeSpan.Zero), cookies[PortalCookies.RefreshName]?.ExpiresAt);
    }
}
