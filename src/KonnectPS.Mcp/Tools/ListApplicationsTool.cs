using System.Collections;
using System.Text.Json.Nodes;

namespace KonnectPS.Mcp.Tools;

/// <summary>Get-KonnectApplication.</summary>
internal sealed class ListApplicationsTool : KonnectTool
{
    public ListApplicationsTool()
        : base("list_applications", "List own applications", "Lists the developer's own applications.")
    {
    }

    public override async Task<JsonObject> RunAsync(ToolCall call)
    {
        var applications = await call.ReadAsync("Get-KonnectApplication", new Hashtable()).ConfigureAwait(false);
        return new JsonObject
        {
            ["applications"] = ObjectJson.List(
                applications, ("name", "Name"), ("description", "Description"), ("client_id", "ClientId"), ("created_at", "CreatedAt"), ("id", "Id")),
        };
    }
}
