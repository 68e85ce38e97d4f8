namespace KonnectPS.Client.Tests;

public sealed class DoorAddressTests
{
    [Theory]
    [InlineData("https://dev.example.com", "https://dev.example.com/")]
    [InlineData(" https://dev.example.com/some/page?x=1#top ", "https://dev.example.com/")]
    [InlineData("https://dev.example.com:8443/", "https://dev.example.com:8443/")]
    [InlineData("https://dev.example.com/developers/joe@example.com", "https://dev.example.com/")]
    [InlineData("https://dev.example.com:8443/apis?user=joe@example.com", "https://dev.example.com:8443/")]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/")]
    [InlineData("https://d\u0435v.example.com", "https://xn--dv-nlc.example.com/")]
    [InlineData("https://m\u00fcnchen.example", "https://xn--mnchen-3ya.example/")]
    [InlineData("https://dev.example.com.", "https://dev.example.com./")]
    [InlineData("https://DEV.example.com:443", "https://dev.example.com/")]
    public void An_address_is_reduced_to_its_origin(string text, string origin) =>
        Assert.Equal(origin, DoorAddress.Parse(text).ToString());

    [Theory]
    [InlineData("", KonnectErrorKind.InvalidAddress)]
    [InlineData("dev.example.com", KonnectErrorKind.InvalidAddress)]
    [InlineData("/portal", KonnectErrorKind.InvalidAddress)]
    [InlineData("ftp://dev.example.com", KonnectErrorKind.InvalidAddress)]
    [InlineData("file:///etc/passwd", KonnectErrorKind.InvalidAddress)]
    [InlineData("\\\\\\\\\u202A\\u2028\u007F\uFFFD", KonnectErrorKind.InvalidAddress)]
    [InlineData("https://dev\uFFFD.example.com", KonnectErrorKind.InvalidAddress)]
    [InlineData("https://G\u247ER\u04CD", KonnectErrorKind.InvalidAddress)]
    [InlineData("http://[::1%25eth0]hktps", KonnectErrorKind.InvalidAddress)]
    [InlineData("https://user:pw@dev.example.com", KonnectErrorKind.InvalidAddress)]
    [InlineData("https://dev.example.com\\@evil.example", KonnectErrorKind.InvalidAddress)]
    [InlineData("https://dev.example.com@evil.example", KonnectErrorKind.InvalidAddress)]
    [InlineData("http://dev.example.com", KonnectErrorKind.InsecureAddress)]
    [InlineData("http://localhost.example.com", KonnectErrorKind.InsecureAddress)]
    [InlineData("http://10.0.0.1", KonnectErrorKind.InsecureAddress)]
    public void What_a_token_may_not_travel_to_is_refused(string text, KonnectErrorKind kind) =>
        Assert.Equal(kind, Assert.Throws<KonnectException>(() => DoorAddress.Parse(text)).Kind);

    [Theory]
    [InlineData("https://dev.example.com", "https://dev.example.com:8443")]
    [InlineData("https://dev.example.com", "https://dev.example.com.")]
    [InlineData("https://dev.example.com", "https://d\u0435v.example.com")]
    [InlineData("https://dev.example.com", "https://dev.example.com.evil.example")]
    [InlineData("http://localhost:443", "https://localhost:443")]
    [InlineData("http://localhost:5000", "http://127.0.0.1:5000")]
    public void What_only_looks_alike_is_another_origin(string one, string other) =>
        Assert.False(DoorAddress.SameOrigin(DoorAddress.Parse(one), DoorAddress.Parse(other)));

    [Theory]
    [InlineData("https://user:hunter2@dev.example.com")]
    [InlineData("user:hunter2@dev.example.com")]
    [InlineData("https://hunter2:31416/x@dev.example.com")]
    [InlineData("https://hunter2:31416#x@dev.example.com")]
    [InlineData("https://hunter2\\joe:x@dev.example.com")]
    [InlineData("https://user:hunter2@dev.example.com:port")]
    [InlineData("kpat_hunter2")]
    [InlineData("\\\\\\\\\u202A\\u2028\u007Fhunter2\uFFFD")]
    public void What_was_typed_is_not_repeated(string text) => Assert.DoesNotContain(
        "hunter2", Assert.Throws<KonnectException>(() => DoorAddress.Parse(text)) + DoorAddress.NameOf(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("example.com/")]
    [InlineData("user@example.com:443/#")]
    [InlineData("eu.example.com")]
    [InlineData("")]
    public void A_region_that_would_lead_elsewhere_has_no_address(string region) =>
        Assert.Equal(KonnectErrorKind.InvalidAddress, Assert.Throws<KonnectException>(() => KonnectRegion.ApiUrl(region)).Kind);
}
