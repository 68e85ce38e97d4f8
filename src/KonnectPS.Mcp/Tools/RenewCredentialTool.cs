using System.Text.Json.Nodes;

namespace KonnectPS.Mcp.Tools;

/// <summary>Request-KonnectCredential -MaxAge 0.</summary>
internal sealed class RenewCredentialTool : KonnectTool
{
    public RenewCredentialTool()
        : base(
            "renew_credential",
            "Replace a credential by a new one",
            "Mints a new credential, stores it in the vault in the place of the old one, and then deletes the old one, which stops working at once. "
            + "Answers where the secret is, never the secret.",
            CredentialRequest.Parameters)
    {
    }

    public override bool IsReadOnly => false;

    public override bool IsDestructive => true;

    public override bool IsIdempotent => false;

    public override bool NeedsVault => true;

    public override Task<JsonObject> RunAsync(ToolCall call) => CredentialRequest.RunAsync(call, "Replace the credential by a new one", TimeSpan.Zero);
}
