using System.Collections;
using System.Management.Automation;
using System.Text.Json.Nodes;

namespace KonnectPS.Mcp.Tools;

/// <summary>Test-KonnectOnboarding.</summary>
internal sealed class TestOnboardingTool : KonnectTool
{
    public TestOnboardingTool()
        : base(
            "test_onboarding",
            "See what stands between an application and an API",
            "Lists every gate on the way to a working credential, in order: Open, Shut, NeedsPerson or Unknown, what was seen, and the command that opens it. "
            + "'for' says who runs that: the commands for an administrator are for a person, not for you.",
            new ToolParameter("api", "The API's slug, as list_apis shows it."),
            new ToolParameter("application", "The application's name or id. Default: none, as before one is created.", IsRequired: false),
            new ToolParameter("secret_name", "The name of the secret in the vault. Default: the application's name.", IsRequired: false))
    {
    }

    public override async Task<JsonObject> RunAsync(ToolCall call)
    {
        var api = call.Arguments["api"];
        call.Limits.DemandApi(api);

        // What is not open is the result here, and no error.
        var parameters = new Hashtable { ["Api"] = api, ["ErrorAction"] = ActionPreference.Ignore };
        foreach (var (name, value) in new[] { ("Application", call.Arguments.Find("application")), ("SecretName", call.Arguments.Find("secret_name")), ("Vault", call.Vault) })
        {
            if (value is not null)
            {
                parameters[name] = value;
            }
        }

        var gates = await call.ReadAsync("Test-KonnectOnboarding", parameters).ConfigureAwait(false);
        return new JsonObject
        {
            ["blocked"] = gates.Any(gate => $"{gate.Properties["State"].Value}" is "Shut" or "NeedsPerson"),
            ["gates"] = ObjectJson.List(gates, ("gate", "Gate"), ("state", "State"), ("seen", "Seen"), ("remedy", "Remedy"), ("command", "Command"), ("for", "For")),
        };
    }
}
