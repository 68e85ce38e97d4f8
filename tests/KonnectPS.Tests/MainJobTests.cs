using System.Collections;
using System.Security;

namespace KonnectPS.Tests;

public sealed class MainJobTests
{
    [Fact]
    public async Task An_application_a_registration_and_a_key_are_three_requests_and_the_key_opens_the_API()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("api", sandbox.Seed.OrdersApi.Id);

        var credential = engine.Run("New-KonnectApplication orders-bot | New-KonnectRegistration $api | New-KonnectCredential").Single;

        Assert.Equal(3, sandbox.Requests.Count);
        Assert.Equal(200, await CallAsync(sandbox, "orders", ((string)credential.Properties["KeyName"].Value, Engine.Reveal(credential.Properties["ApiKey"].Value))));
        Assert.Equal(401, await CallAsync(sandbox, "orders", null));
    }

    [Fact]
    public async Task A_secret_that_came_with_its_application_is_passed_on_and_not_minted_twice()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("api", sandbox.Seed.InventoryApi.Id);
        engine.Set("strategy", sandbox.Seed.DcrStrategy.Id);

        var credential = engine.Run(
            "New-KonnectApplication bot -AuthStrategy $strategy -Scope orders:read | New-KonnectRegistration $api | New-KonnectCredential").Single;

        Assert.Equal(2, sandbox.Requests.Count);
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
        var token = await BearerAsync(sandbox, (string)credential.Properties["ClientId"].Value, Engine.Reveal(credential.Properties["ClientSecret"].Value));
        Assert.Equal(200, await CallAsync(sandbox, "inventory", ("Authorization", "Bearer " + token)));
    }

    [Fact]
    public async Task A_second_client_secret_is_minted_when_the_first_is_not_at_hand()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot -AuthStrategy dcr").Succeeded();
        var credential = engine.Run("New-KonnectCredential bot").Single;
        Assert.Equal("client_secret", credential.Properties["Type"].Value);
        Assert.True(sandbox.Inner.Store.Credentials.Holds(Engine.Reveal(credential.Properties["ClientSecret"].Value)));
        Assert.Equal(2, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task For_a_self_managed_strategy_nothing_is_minted_and_that_is_said()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var result = engine.Run("New-KonnectApplication bot -AuthStrategy self-managed -ClientId mine | New-KonnectRegistration shipping | New-KonnectCredential");
        Assert.Equal("mine", result.Single.Properties["ClientId"].Value);
        Assert.Contains("nothing was minted", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.DoesNotContain(sandbox.Requests, request => request.EndsWith("/credentials", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_for_a_pending_registration_comes_with_a_warning()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var result = engine.Run("New-KonnectApplication bot | New-KonnectRegistration payments | New-KonnectCredential");
        var key = Engine.Reveal(result.Single.Properties["ApiKey"].Value);
        Assert.Contains("pending", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(403, await CallAsync(sandbox, "payments", ("apikey", key)));
    }

    [Fact]
    public async Task What_Set_Secret_gets_is_a_Hashtable_of_strings_and_secure_strings()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var table = Assert.IsAssignableFrom<Hashtable>(engine.Run("New-KonnectApplication bot | New-KonnectCredential -DisplayName mine").Single.BaseObject);
        Assert.All(table.Values.Cast<object>(), value => Assert.True(value is string or SecureString));
        Assert.IsType<SecureString>(table["api_key"]);
        Assert.Equal(("api_key", "bot", "mine", "apikey"), (table["type"], table["name"], table["DISPLAY_NAME"], table["key_name"]));
    }

    [Fact]
    public async Task What_was_minted_is_listed_without_its_secret_and_removed()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$first = New-KonnectApplication bot | New-KonnectCredential; $second = New-KonnectCredential bot").Succeeded();
        Assert.Equal(2, engine.Run("Get-KonnectCredential bot").Output.Count);
        engine.Run("$first | Remove-KonnectCredential -Confirm:$false").Succeeded();
        engine.Run("Get-KonnectApplication bot | Get-KonnectCredential | Remove-KonnectCredential -Confirm:$false").Succeeded();
        Assert.Equal(0, sandbox.Inner.Store.Credentials.Count);
        engine.Run("Remove-KonnectApplication bot -Confirm:$false").Succeeded();
        Assert.Equal(0, sandbox.Inner.Store.Applications.Count);
    }

    [Fact]
    public async Task Registrations_are_listed_by_status()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$app = New-KonnectApplication bot; $null = New-KonnectRegistration orders $app; $null = New-KonnectRegistration -Api payments -Application bot").Succeeded();
        Assert.Equal(2, engine.Run("$app | Get-KonnectRegistration").Output.Count);
        Assert.Equal("payments", engine.Run("Get-KonnectRegistration bot -Status Pending").Single.Properties["ApiSlug"].Value);
    }

    [Fact]
    public async Task APIs_strategies_and_portals_are_found_by_name_slug_wildcard_and_id()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal(4, engine.Run("Get-KonnectApi").Output.Count);
        Assert.Equal("orders", engine.Run("Get-KonnectApi orders").Single.Properties["Slug"].Value);
        Assert.Equal("orders", engine.Run("Get-KonnectApi Orders").Single.Properties["Slug"].Value);
        Assert.Equal("orders", engine.Run($"Get-KonnectApi {sandbox.Seed.OrdersApi.Id}").Single.Properties["Slug"].Value);
        Assert.Equal(2, engine.Run("Get-KonnectApi *n*s*, inv* | Out-Null; Get-KonnectApi inv*; Get-KonnectApi ord*").Output.Count);
        Assert.Equal("dcr", engine.Run("Get-KonnectAuthStrategy d*").Single.Properties["Name"].Value);
        Assert.Equal(3, engine.Run("Get-KonnectAuthStrategy").Output.Count);
        Assert.Equal(sandbox.Seed.PortalName, engine.Run("Get-KonnectPortal sand*").Single.Properties["Name"].Value);
        Assert.Equal(sandbox.Seed.PortalName, engine.Run($"Get-KonnectPortal -Id {sandbox.Seed.PortalId}").Single.Properties["Name"].Value);
    }

    private static async Task<int> CallAsync(CheckedSandbox sandbox, string api, (string Name, string Value)? header)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.Inner.GatewayAddress(api), "hello"));
        if (header is { } pair)
        {
            request.Headers.TryAddWithoutValidation(pair.Name, pair.Value);
        }

        using var response = await http.SendAsync(request);
        return (int)response.StatusCode;
    }

    private static async Task<string> BearerAsync(CheckedSandbox sandbox, string clientId, string clientSecret)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = clientSecret,
        });
        using var response = await http.PostAsync(sandbox.Inner.TokenEndpoint, form);
        using var json = System.Text.Json.JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("access_token").GetString()!;
    }
}
