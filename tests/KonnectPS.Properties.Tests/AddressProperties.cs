namespace KonnectPS.Properties.Tests;

public sealed class AddressProperties
{
    private static readonly Uri Origin = new("https://portal.example.com/");

    private static readonly Gen<string> Label = Gen.String[Gen.Char.AlphaNumeric, 1, 10];

    [Fact]
    public void Any_text_is_an_origin_that_a_token_may_travel_to_or_is_refused() =>
        Gen.OneOf(OddText.Any, OddText.Any.Select(text => "https://" + text), OddText.Any.Select(text => "http://localhost" + text)).Sample(text =>
        {
            try
            {
                var door = DoorAddress.Parse(text);
                Assert.True(door.Scheme == Uri.UriSchemeHttps || DoorAddress.IsLoopback(door));
                Assert.Equal(("/", "", "", ""), (door.AbsolutePath, door.Query, door.Fragment, door.UserInfo));
                Assert.True(DoorAddress.SameOrigin(door, DoorAddress.Parse(door.AbsoluteUri)));
            }
            catch (KonnectException e)
            {
                Assert.True(e.Kind is KonnectErrorKind.InvalidAddress or KonnectErrorKind.InsecureAddress);
                Assert.DoesNotContain(e.Message, TerminalControl.Is);
            }
        });

    [Fact]
    public void A_page_of_a_portal_leads_to_its_origin() =>
        Gen.Select(Label, Label, Gen.Int[1, 65535], Gen.Char.AlphaNumeric.Array[0, 9].Select(path => new string(path))).Sample((host, domain, port, path) =>
            Assert.Equal(
                new Uri($"https://{host}.{domain}.example:{port}/"), DoorAddress.Parse($" https://{host}.{domain}.example:{port}/{path}?{path}#{path} ")));

    [Fact]
    public void A_region_has_an_address_below_that_of_Konnect_or_none() =>
        Gen.OneOf(Label, OddText.Any).Sample(region =>
        {
            try
            {
                var address = KonnectRegion.ApiUrl(region);
                Assert.Equal(region.ToLowerInvariant() + ".api.konghq.com", address.Host);
                Assert.Equal(address.GetLeftPart(UriPartial.Authority) + "/", address.AbsoluteUri);
            }
            catch (KonnectException e)
            {
                Assert.Equal(KonnectErrorKind.InvalidAddress, e.Kind);
            }
        });

    [Fact]
    public void An_id_is_one_segment_of_a_path_and_is_read_as_it_was_written() =>
        OddText.Any.Sample(id =>
        {
            try
            {
                var target = new Uri(Origin, "api/v3/applications/" + UrlPath.Segment(id) + "/credentials");
                Assert.Equal(["/", "api/", "v3/", "applications/", target.Segments[4], "credentials"], target.Segments);
                Assert.Equal(id, Uri.UnescapeDataString(target.Segments[4].TrimEnd('/')));
                Assert.Equal("", target.Query + target.Fragment);
            }
            catch (KonnectException e)
            {
                Assert.Equal(KonnectErrorKind.InvalidRequest, e.Kind);
            }
        });

    [Fact]
    public void A_filter_is_read_as_it_was_written() =>
        Gen.Select(OddText.Whole, OddText.Whole, Gen.Int[1, int.MaxValue]).Sample((name, status, number) =>
        {
            var query = new QueryString().Filter("name", "eq", name).Filter("status", "contains", status).Page(number, 100).AppendTo("p");
            Assert.Equal(
                [$"filter[name][eq]={name}", $"filter[status][contains]={status}", "page[size]=100", $"page[number]={number}"],
                new Uri(Origin, query).Query[1..].Split('&').Select(Uri.UnescapeDataString));
        });
}
