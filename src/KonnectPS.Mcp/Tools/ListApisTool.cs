using System.Collections;
using System.Text.Json.Nodes;

namespace KonnectPS.Mcp.Tools;

/// <summary>Get-KonnectApi.</summary>
internal sealed class ListApisTool : KonnectTool
{
    public ListApisTool()
        : base("list_apis", "List APIs", "Lists the APIs of the Dev Portal for which credentials can be had. Use an API's slug to name it.")
    {
    }

    public override async Task<JsonObject> RunAsync(ToolCall call)
    {
        var apis = await call.ReadAsync("Get-KonnectApi", new Hashtable()).ConfigureAwait(false);
        var allowed = apis.Where(api => call.Limits.Allows(
            api.Properties["Slug"]?.Value as string, api.Properties["Name"]?.Value as string, api.Properties["Id"]?.Value as string));
        return new JsonObject
        {
            ["apis"] = ObjectJson.List(allowed, ("slug", "Slug"), ("name", "Name"), ("version", "Version"), ("description", "Description"), ("id", "Id")),
        };
    }
}
