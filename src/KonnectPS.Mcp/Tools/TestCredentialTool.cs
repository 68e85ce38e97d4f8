using System.Collections;
using System.Text.Json.Nodes;
using KonnectPS.Mcp.Shells;

namespace KonnectPS.Mcp.Tools;

/// <summary>
/// Test-KonnectCredential. The secret goes from the vault to the gateway inside the shell; the model names neither: what
/// Request-KonnectCredential knows to be the application's live credential is all that is ever sent.
/// </summary>
internal sealed class TestCredentialTool : KonnectTool
{
    public TestCredentialTool()
        : base(
            "test_credential",
            "Try a credential",
            "Calls an API once (GET) with the application's credential from the vault, and says what it came to: Works, KeyUnknown, NotApproved, "
            + "NotYetPropagated, TokenRefused, GatewayDown, … Only addresses at the gateways that the person named are called. Never shows the secret.",
            new ToolParameter("application", "The application's name."),
            new ToolParameter("api", "The API's slug, as list_apis shows it."),
            new ToolParameter("address", "The address to call: one of the API's servers, as read_api_specification shows them, with a path that answers 2xx."),
            new ToolParameter("secret_name", "The name of the secret in the vault. Default: the application's name.", IsRequired: false),
            new ToolParameter("token_endpoint", "For a client id and secret: the token endpoint of the identity provider.", IsRequired: false))
    {
    }

    public override bool NeedsVault => true;

    public override bool NeedsGateway => true;

    public override async Task<JsonObject> RunAsync(ToolCall call)
    {
        var (application, api) = (call.Arguments["application"], call.Arguments["api"]);
        call.Limits.DemandApi(api);
        var test = new Hashtable { ["Uri"] = call.Limits.DemandGateway(call.Arguments["address"]), ["Api"] = api };
        if (call.Arguments.Find("token_endpoint") is { } tokenEndpoint)
        {
            test["TokenEndpoint"] = call.Limits.DemandGateway(tokenEndpoint);
        }

        // Every step that would change something is declined, so that only a credential that is as it should be comes out.
        var held = new Hashtable
        {
            ["Application"] = application,
            ["Api"] = api,
            ["Vault"] = call.Vault,
            ["SecretName"] = call.Arguments.Find("secret_name") ?? application,
            ["TimeoutSeconds"] = 0,
            ["Confirm"] = true,
        };
        return await call.ReadAsync(("Request-KonnectCredential", held), ("Test-KonnectCredential", test)).ConfigureAwait(false) is [var tested, ..]
            ? ObjectJson.Of(tested, ("result", "Result"), ("works", "Works"), ("status", "StatusCode"), ("seen", "Seen"), ("remedy", "Remedy"), ("address", "Uri"))
            : throw new ShellError(
                "CredentialNotReady",
                "The vault holds no live credential of this application for this API.",
                "Call request_credential; test_onboarding tells what is in the way.");
    }
}
