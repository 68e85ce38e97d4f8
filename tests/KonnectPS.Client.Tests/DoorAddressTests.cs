namespace KonnectPS.Client.Tests;

public sealed class DoorAddressTests
{
    [Theory]
    [InlineData("https://dev.example.com", "https://dev.example.com/")]
    [InlineData(" https://dev.example.com/some/page?x=1#top ", "https://dev.example.com/")]
    [InlineData("https://dev.example.com:8443/", "https://dev.example.com:8443/")]
    [InlineData("http://localhost:5000", "http://localhost:5000/")]
    [InlineData("http://127.0.0.1:5000", "http://127.0.0.1:5000/")]
    [InlineData("http://[::1]:5000", "http://[::1]:5000/")]
    public void An_address_is_reduced_to_its_origin(string text, string origin) =>
        Assert.Equal(origin, DoorAddress.Parse(text).ToString());

    [Theory]
    [InlineData("", KonnectErrorKind.InvalidAddress)]
    [InlineData("dev.example.com", KonnectErrorKind.InvalidAddress)]
    [InlineData("/portal", KonnectErrorKind.InvalidAddress)]
    [InlineData("ftp://dev.example.com", KonnectErrorKind.InvalidAddress)]
    [InlineData("file:///etc/passwd", KonnectErrorKind.InvalidAddress)]
    [InlineData("https://user:pw@dev.example.com", KonnectErrorKind.InvalidAddress)]
    [InlineData("http://dev.example.com", KonnectErrorKind.InsecureAddress)]
    [InlineData("http://localhost.example.com", KonnectErrorKind.InsecureAddress)]
    [InlineData("http://10.0.0.1", KonnectErrorKind.InsecureAddress)]
    public void What_a_token_may_not_travel_to_is_refused(string text, KonnectErrorKind kind) =>
        Assert.Equal(kind, Assert.Throws<KonnectException>(() => DoorAddress.Parse(text)).Kind);

    [Fact]
    public void A_password_in_a_URL_does_not_reach_the_message() =>
        Assert.DoesNotContain(
            "hunter2", Assert.Throws<KonnectException>(() => DoorAddress.Parse("https://user:hunter2@dev.example.com")).ToString(), StringComparison.Ordinal);
}
