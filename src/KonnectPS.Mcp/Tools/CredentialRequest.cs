using System.Collections;
using System.Text.Json.Nodes;

namespace KonnectPS.Mcp.Tools;

/// <summary>Request-KonnectCredential for the vault, as request_credential and renew_credential run it.</summary>
internal static class CredentialRequest
{
    /// <summary>How long a call waits for somebody's approval of a registration; most clients give up on a call after a minute.</summary>
    private const int ApprovalSeconds = 30;

    public static ToolParameter[] Parameters { get; } =
    [
        new("application", "The application's name; it is created if the developer has none of this name."),
        new("api", "The API's slug, as list_apis shows it."),
        new("secret_name", "The name of the secret in the vault. Default: the application's name.", IsRequired: false),
    ];

    /// <summary>Brings the credential about; the model learns where it is, and never what it is.</summary>
    /// <param name="call">The call.</param>
    /// <param name="action">What the person is asked to approve, for example "Get a credential".</param>
    /// <param name="maxAge">Replaces a credential that is as old; null replaces none.</param>
    public static async Task<JsonObject> RunAsync(ToolCall call, string action, TimeSpan? maxAge)
    {
        var (application, api) = (call.Arguments["application"], call.Arguments["api"]);
        var secretName = call.Arguments.Find("secret_name") ?? application;
        call.Limits.DemandApi(api);
        var parameters = new Hashtable
        {
            ["Application"] = application,
            ["Api"] = api,
            ["Vault"] = call.Vault,
            ["SecretName"] = secretName,
            ["TimeoutSeconds"] = ApprovalSeconds,
        };
        if (maxAge is not null)
        {
            parameters["MaxAge"] = maxAge;
        }

        var question =
            $"""
            {action}?
            Portal: {call.Portal}
            Application: {application}
            API: {api}
            The secret goes into the vault '{call.Vault}' as '{secretName}'. The model does not see it.
            """;
        var credentials = await call.ChangeAsync(question, "Request-KonnectCredential", parameters).ConfigureAwait(false);
        var result = ObjectJson.Of(
            credentials[^1], ("type", "Type"), ("credential_id", "CredentialId"), ("client_id", "ClientId"), ("header", "KeyName"), ("expires_at", "ExpiresAt"));
        result["vault"] = call.Vault;
        result["secret_name"] = secretName;
        return result;
    }
}
