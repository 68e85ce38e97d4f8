namespace KonnectPS.Mcp.Tests;

/// <summary>What the person who starts the server keeps the model from.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task OtherApisAreNeitherShownNorUsed()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync("Start-KonnectMcpServer -Vault Prod -Unattended -Api orders");

        var apis = (await client.CallAsync("list_apis")).GetProperty("apis");

        Assert.Equal("orders", Assert.Single(apis.EnumerateArray()).GetProperty("slug").GetString());
        Assert.Equal("ApiNotAllowed", await client.FailAsync("request_credential", ("application", "bot"), ("api", "inventory")));
        Assert.Equal("ApiNotAllowed", await client.FailAsync("test_onboarding", ("api", "inventory")));
        Assert.Equal("ApiNotAllowed", await client.FailAsync("read_api_specification", ("api", "inventory")));
        Assert.Equal("ApiNotAllowed", await client.FailAsync("renew_credential", ("application", "bot"), ("api", world.Sandbox.Seed.InventoryApi.Id.ToString())));
        Assert.Equal(0, world.Sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task NoMoreCredentialsAreMintedThanAllowed()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync("Start-KonnectMcpServer -Vault Prod -Unattended -MaxCredentials 1");
        await client.CallAsync("request_credential", ("application", "bot"), ("api", "orders"));

        Assert.Equal("CredentialLimitReached", await client.FailAsync("request_credential", ("application", "other"), ("api", "orders")));
        Assert.Equal("CredentialLimitReached", await client.FailAsync("renew_credential", ("application", "bot"), ("api", "orders")));

        Assert.Equal(1, world.Sandbox.Inner.Store.Credentials.Count);
        await client.CallAsync("request_credential", ("application", "bot"), ("api", "orders"));
    }

    [Fact]
    public async Task WithoutAGatewayNothingIsTried()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync();
        Assert.DoesNotContain(await client.ListToolsAsync(), tool => tool.Name == "test_credential");
    }

    [Fact]
    public async Task ACredentialGoesToNoGatewayThatThePersonDidNotName()
    {
        await using var world = await McpWorld.StartAsync();
        await using var other = await CheckedSandbox.StartAsync();
        await using var client = await world.ConnectAsync($"Start-KonnectMcpServer -Vault Prod -Unattended -Gateway {world.Sandbox.Address}");
        await client.CallAsync("request_credential", ("application", "bot"), ("api", "orders"));
        string[] addresses =
        [
            $"{other.Address}gateway/orders/", "https://gateway.example.com/", $"{world.Sandbox.Address}".Replace("http:", "https:", StringComparison.Ordinal),
            $"http://localhost:{world.Sandbox.Address.Port}/", $"http://user:word@{world.Sandbox.Address.Authority}/", "gateway/orders", "file:///etc/passwd",
        ];
        foreach (var address in addresses)
        {
            Assert.Equal("GatewayNotAllowed", await client.FailAsync("test_credential", ("application", "bot"), ("api", "orders"), ("address", address)));
            Assert.Equal(
                "GatewayNotAllowed",
                await client.FailAsync(
                    "test_credential", ("application", "bot"), ("api", "orders"), ("address", $"{world.Sandbox.Address}gateway/orders/"), ("token_endpoint", address)));
        }

        world.Sandbox.Inner.Faults.Add("GET", "/gateway/*", Sandbox.Faults.Fault.Redirect(307, $"{other.Address}gateway/orders/"));
        var test = await client.CallAsync("test_credential", ("application", "bot"), ("api", "orders"), ("address", $"{world.Sandbox.Address}gateway/orders/"));
        Assert.Equal("Redirected", test.GetProperty("result").GetString());
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task NothingButTheApplicationsOwnLiveCredentialIsSent()
    {
        await using var world = await McpWorld.StartAsync();
        await using var client = await world.ConnectAsync(
            $"Set-Secret bank (ConvertTo-SecureString 'the key of the safe' -AsPlainText) Prod; Start-KonnectMcpServer -Vault Prod -Gateway {world.Sandbox.Address}");
        await client.CallAsync("request_credential", ("application", "bot"), ("api", "orders"));
        world.Sandbox.Inner.ClearRecords();
        var address = $"{world.Sandbox.Address}gateway/orders/";

        Assert.Equal("SecretExists", await client.FailAsync("test_credential", ("application", "bot"), ("api", "orders"), ("address", address), ("secret_name", "bank")));
        Assert.Equal("CredentialNotReady", await client.FailAsync("test_credential", ("application", "other"), ("api", "orders"), ("address", address), ("secret_name", "none")));
        Assert.Equal("SecretExists", await client.FailAsync("test_credential", ("application", "other"), ("api", "orders"), ("address", address), ("secret_name", "bot")));
        Assert.Equal("CredentialNotReady", await client.FailAsync("test_credential", ("application", "bot"), ("api", "payments"), ("address", address)));

        Assert.All(world.Sandbox.Records, request => Assert.Equal("GET", request.Method));
        Assert.DoesNotContain(world.Sandbox.Requests, request => request.Contains("/gateway/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Start-KonnectMcpServer -Vault Prod -Gateway http://gateway.example.com", "InvalidAddress")]
    [InlineData("Start-KonnectMcpServer -Vault Prod -Gateway gateway.example.com", "InvalidAddress")]
    [InlineData("Start-KonnectMcpServer -Vault Prod -Gateway https://joe:s3cr/etPw@gateway.example.com", "InvalidAddress")]
    [InlineData("Start-KonnectMcpServer -Vault Prod -Gateway https://joe:31416/etPw@gateway.example.com", "InvalidAddress")]
    [InlineData("Start-KonnectMcpServer -ReadOnly -Gateway https://gateway.example.com", "AmbiguousParameterSet")]
    [InlineData("Start-KonnectMcpServer -Vault Prod -Portal 'Another Portal'", "PortalNotAllowed")]
    [InlineData("Start-KonnectMcpServer -Vault Prod -Unattended -ReadOnly", "AmbiguousParameterSet")]
    [InlineData("Start-KonnectMcpServer -Unattended", "MissingMandatoryParameter")]
    [InlineData("Connect-KonnectPortal -PersonalAccessToken kpat_x -WarningAction Ignore; Start-KonnectMcpServer -ReadOnly", "AccessTokenRefused")]
    public async Task ServerThatMayNotStartSaysWhy(string script, string errorId)
    {
        await using var world = await McpWorld.StartAsync();
        using var server = world.StartRaw($"$ErrorActionPreference = 'Stop'; try {{ {script} }} catch {{ [Console]::Error.WriteLine($_.FullyQualifiedErrorId); exit 3 }}");
        server.StandardInput.Close();

        await server.WaitForExitAsync();

        Assert.Equal(3, server.ExitCode);
        Assert.Contains(world.Log, line => line.StartsWith(errorId, StringComparison.Ordinal));
        world.Sandbox.TakeViolations();
    }
}
