using System.Collections;
using System.Text.Json.Nodes;

namespace KonnectPS.Mcp.Tools;

/// <summary>Remove-KonnectCredential.</summary>
internal sealed class RemoveCredentialTool : KonnectTool
{
    public RemoveCredentialTool()
        : base(
            "remove_credential",
            "Delete a credential",
            "Deletes a credential of an application. Whatever uses it is refused from then on.",
            new ToolParameter("application", "The application's name or id."),
            new ToolParameter("credential", "The credential's id, as list_credentials shows it."))
    {
    }

    public override bool IsReadOnly => false;

    public override bool IsDestructive => true;

    public override async Task<JsonObject> RunAsync(ToolCall call)
    {
        var (application, credential) = (call.Arguments["application"], call.Arguments["credential"]);
        await call.ChangeAsync(
            $"""
            Delete a credential?
            Portal: {call.Portal}
            Application: {application}
            Credential: {credential}
            Whatever uses it stops working.
            """,
            "Remove-KonnectCredential",
            new Hashtable { ["Application"] = application, ["Id"] = credential }).ConfigureAwait(false);
        return new JsonObject { ["removed"] = true };
    }
}
