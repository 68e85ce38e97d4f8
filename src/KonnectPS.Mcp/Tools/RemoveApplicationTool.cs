using System.Collections;
using System.Text.Json.Nodes;

namespace KonnectPS.Mcp.Tools;

/// <summary>Remove-KonnectApplication.</summary>
internal sealed class RemoveApplicationTool : KonnectTool
{
    public RemoveApplicationTool()
        : base(
            "remove_application",
            "Delete an application",
            "Deletes an application of the developer's own with its registrations and credentials.",
            new ToolParameter("application", "The application's name or id."))
    {
    }

    public override bool IsReadOnly => false;

    public override bool IsDestructive => true;

    public override async Task<JsonObject> RunAsync(ToolCall call)
    {
        var application = call.Arguments["application"];
        await call.ChangeAsync(
            $"""
            Delete an application with its registrations and credentials?
            Portal: {call.Portal}
            Application: {application}
            Whatever uses its credentials stops working.
            """,
            "Remove-KonnectApplication",
            new Hashtable { ["Application"] = application }).ConfigureAwait(false);
        return new JsonObject { ["removed"] = true };
    }
}
