using System.Collections;
using System.Text.Json.Nodes;

namespace KonnectPS.Mcp.Tools;

/// <summary>Get-KonnectCredential.</summary>
internal sealed class ListCredentialsTool : KonnectTool
{
    public ListCredentialsTool()
        : base(
            "list_credentials",
            "List credentials of an application",
            "Lists an application's credentials: ids, names and ends. Their secrets can't be read by anybody.",
            new ToolParameter("application", "The application's name or id."))
    {
    }

    public override async Task<JsonObject> RunAsync(ToolCall call)
    {
        var credentials = await call.ReadAsync(
            "Get-KonnectCredential", new Hashtable { ["Application"] = call.Arguments["application"] }).ConfigureAwait(false);
        return new JsonObject
        {
            ["credentials"] = ObjectJson.List(
                credentials, ("id", "Id"), ("name", "DisplayName"), ("type", "Type"), ("created_at", "CreatedAt"), ("expires_at", "ExpiresAt")),
        };
    }
}
