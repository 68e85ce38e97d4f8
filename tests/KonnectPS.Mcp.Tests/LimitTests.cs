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

    [Theory]
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
