using System.Text.Json.Nodes;

namespace KonnectPS.Mcp.Tools;

/// <summary>Request-KonnectCredential.</summary>
internal sealed class RequestCredentialTool : KonnectTool
{
    public RequestCredentialTool()
        : base(
            "request_credential",
            "Get a credential into the vault",
            "Makes sure that the application exists, is registered for the API and has a live credential whose secret lies in the vault. "
            + "Changes nothing when all is so already. Answers where the secret is and in which header it belongs, never the secret.",
            CredentialRequest.Parameters)
    {
    }

    public override bool IsReadOnly => false;

    public override bool NeedsVault => true;

    public override Task<JsonObject> RunAsync(ToolCall call) => CredentialRequest.RunAsync(call, "Get a credential", maxAge: null);
}
