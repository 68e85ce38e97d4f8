using System.Globalization;
using System.Text.Json.Nodes;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.Http;

/// <summary>How Konnect writes times, names and lists.</summary>
internal static class WireFormat
{
    public static string Time(DateTimeOffset time)
    {
        return time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    public static string? Time(DateTimeOffset? time)
    {
        return time is { } value ? Time(value) : null;
    }

    public static string Name(CredentialType type)
    {
        return type switch
        {
            CredentialType.KeyAuth => "key_auth",
            CredentialType.ClientCredentials => "client_credentials",
            _ => "self_managed_client_credentials",
        };
    }

    public static string Name(RegistrationStatus status)
    {
        return status switch
        {
            RegistrationStatus.Approved => "approved",
            RegistrationStatus.Pending => "pending",
            RegistrationStatus.Rejected => "rejected",
            _ => "revoked",
        };
    }

    public static JsonArray List(IEnumerable<string> items)
    {
        return new JsonArray([.. items.Select(static item => (JsonNode)item)]);
    }
}
