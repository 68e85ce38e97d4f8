using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace KonnectPS.Tests.Publisher;

public sealed class AuthServerTests
{
    [Fact]
    public async Task A_strategy_of_an_auth_server_makes_its_provider_and_registers_clients_whose_tokens_are_taken()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var server = engine.Run("$server = New-KonnectAuthServer agents api://orders; $server").Single;
        var strategy = engine.Run("New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents").Single;
        Assert.Equal(("client_credentials", server.Text("Issuer")), (strategy.Text("CredentialType"), strategy.Text("Issuer")));
        var provider = engine.Run("Get-KonnectDcrProvider agents").Single;
        Assert.Equal(("kongIdentity", server.Text("Issuer")), (provider.Text("ProviderType"), provider.Text("Issuer")));

        // A second strategy has the same provider.
        engine.Run("$server | New-KonnectPortalAuthStrategy -Name others").Succeeded();
        Assert.Equal(2, sandbox.Inner.Store.DcrProviders.All.Count);

        var store = sandbox.Inner.Store;
        store.Catalog.Change(sandbox.Seed.InventoryApi.Id, api => api with { Strategies = [store.Catalog.Strategies.Single(one => one.Name == "agent-tokens")] });
        var client = engine.Run("New-KonnectApplication bot -AuthStrategy agent-tokens | New-KonnectRegistration inventory | New-KonnectCredential").Single;
        var token = await TokenAsync(server.Text("TokenEndpoint")!, client.Text("ClientId")!, client.Secret("ClientSecret"));
        Assert.NotNull(token);
        Assert.Equal(HttpStatusCode.OK, await CallAsync(sandbox, "inventory", token));
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(sandbox, "inventory", token + "x"));
    }

    [Fact]
    public async Task Each_auth_server_has_an_issuer_of_its_own_and_knows_its_own_clients_only()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = 'one', 'two' | New-KonnectAuthServer -Audience api://orders").Succeeded();
        var (one, two) = (engine.Run("Get-KonnectAuthServer one").Single, engine.Run("Get-KonnectAuthServer two").Single);
        Assert.NotEqual(one.Text("Issuer"), two.Text("Issuer"));
        var client = engine.Run("New-KonnectPortalAuthStrategy ones -AuthServer one | New-KonnectApplication -Name bot").Single;
        Assert.NotNull(await TokenAsync(one.Text("TokenEndpoint")!, client.Text("ClientId")!, client.Secret("ClientSecret")));
        Assert.Null(await TokenAsync(two.Text("TokenEndpoint")!, client.Text("ClientId")!, client.Secret("ClientSecret")));
        Assert.Null(await TokenAsync($"{sandbox.Inner.TokenEndpoint}", client.Text("ClientId")!, client.Secret("ClientSecret")));
    }

    [Fact]
    public async Task A_taken_name_is_read_back_and_a_provider_of_another_issuer_is_not_used()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var server = engine.Run("New-KonnectAuthServer agents api://orders").Single;
        var again = engine.Run("New-KonnectAuthServer agents api://others");
        Assert.Equal(server.Text("Id"), again.Single.Text("Id"));
        Assert.Contains("audience is 'api://orders', not 'api://others'", Assert.Single(again.Warnings), StringComparison.Ordinal);
        Assert.Equal("AuthServerExists", engine.Run("New-KonnectAuthServer agents api://orders -NoClobber").ErrorId);
        engine.Run("$null = New-KonnectDcrProvider agents kongIdentity https://kong.example.com/").Succeeded();
        Assert.Equal("DcrProviderOfAnother", engine.Run("New-KonnectPortalAuthStrategy x -AuthServer agents").ErrorId);
        Assert.Equal("UnknownAuthServer", engine.Run("New-KonnectPortalAuthStrategy x -AuthServer nothing").ErrorId);
        Assert.Equal("UnknownAuthServer", engine.Run($"Get-KonnectAuthServer {Guid.NewGuid()}").ErrorId);
    }

    [Fact]
    public async Task An_auth_server_with_clients_is_deleted_by_force_alone()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var id = Guid.Parse(engine.Run("New-KonnectAuthServer agents api://orders").Single.Text("Id")!);
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", sandbox.Seed.PersonalAccessToken);
        using var body = new StringContent(
            """{"name":"bot","grant_types":["client_credentials"],"response_types":["token"]}""", System.Text.Encoding.UTF8, "application/json");
        using var made = await http.PostAsync(new Uri(sandbox.Address, $"v1/auth-servers/{id}/clients"), body);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);

        Assert.Equal("AuthServerInUse", engine.Run("Remove-KonnectAuthServer agents -Confirm:$false").ErrorId);
        engine.Run("Remove-KonnectAuthServer agents -Force -Confirm:$false").Succeeded();
        Assert.Empty(sandbox.Inner.Store.AuthServers.All);
        Assert.Empty(sandbox.Inner.Store.AuthServers.Clients);
    }

    private static async Task<string?> TokenAsync(string endpoint, string clientId, string secret)
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = secret,
        });
        using var response = await http.PostAsync(new Uri(endpoint), form);
        return response.IsSuccessStatusCode ? (string?)JsonNode.Parse(await response.Content.ReadAsStringAsync())!["access_token"] : null;
    }

    private static async Task<HttpStatusCode> CallAsync(CheckedSandbox sandbox, string api, string token)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.GetAsync(sandbox.Inner.GatewayAddress(api));
        return response.StatusCode;
    }
}
