using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace KonnectPS.Mcp.Tests;

/// <summary>Tool calls in the form in which tests read best.</summary>
internal static class McpCalls
{
    /// <summary>Calls a tool that must succeed, and returns its structured result.</summary>
    public static async Task<JsonElement> CallAsync(this McpClient client, string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await client.SendAsync(tool, arguments);
        Assert.False(result.IsError == true, result.StructuredContent.ToString());
        return result.StructuredContent!.Value;
    }

    /// <summary>Calls a tool that must fail, and returns the error's id.</summary>
    public static async Task<string> FailAsync(this McpClient client, string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await client.SendAsync(tool, arguments);
        Assert.True(result.IsError, result.StructuredContent.ToString());
        Assert.NotEmpty(result.StructuredContent!.Value.GetProperty("message").GetString()!);
        Assert.NotEmpty(result.StructuredContent!.Value.GetProperty("remedy").GetString()!);
        return result.StructuredContent!.Value.GetProperty("error_id").GetString()!;
    }

    public static Task<CallToolResult> SendAsync(this McpClient client, string tool, params (string Name, object? Value)[] arguments) =>
        client.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value)).AsTask();
}
