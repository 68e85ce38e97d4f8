using System.Reflection;

namespace KonnectPS.Mcp.Tests;

/// <summary>The SDK's libraries beside older ones that another module has loaded before.</summary>
public sealed class IsolationTests
{
    private static readonly string PackageFolder = typeof(IsolationTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(fact => fact.Key == nameof(PackageFolder)).Value!;

    [Fact]
    public async Task OlderLibrariesOfAnotherModuleDoNotMatter()
    {
        var logging = Path.Combine(PackageFolder, "microsoft.extensions.logging.abstractions/8.0.0/lib/net8.0/Microsoft.Extensions.Logging.Abstractions.dll");
        var json = Path.Combine(PackageFolder, "system.text.json/8.0.5/lib/net8.0/System.Text.Json.dll");
        await using var world = await McpWorld.StartAsync();

        await using var client = await world.ConnectAsync(
            $"$null = [Reflection.Assembly]::LoadFrom('{logging}'), [Reflection.Assembly]::Load([IO.File]::ReadAllBytes('{json}')); "
            + "Start-KonnectMcpServer -Vault Prod; [Console]::Error.WriteLine(\"loaded $([Microsoft.Extensions.Logging.ILogger].Assembly.GetName().Version)\")");
        await client.CallAsync("request_credential", ("application", "bot"), ("api", "orders"));
        await client.DisposeAsync();

        Assert.Contains("loaded 8.0.0.0", world.Log);
    }
}
