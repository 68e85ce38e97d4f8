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
        return $"{status}".ToLowerInvariant();
    }

    public static string Name(DeveloperStatus status)
    {
        return $"{status}".ToLowerInvariant();
    }

    public static RegistrationStatus RegistrationStatus(string name)
    {
        return Enum.Parse<RegistrationStatus>(name, ignoreCase: true);
    }

    public static DeveloperStatus DeveloperStatus(string name)
    {
        return Enum.Parse<DeveloperStatus>(name, ignoreCase: true);
    }

    /// <summary>Whether a text, which need not be an id at all, is this id.</summary>
    public static bool IsId(Guid id, string text)
    {
        return Guid.TryParse(text, out var other) && id == other;
    }

    /// <summary>The object with the answers to a form, where there are any.</summary>
    public static JsonObject WithAnswers(JsonObject represented, JsonObject? additionalData)
    {
        if (additionalData is not null)
        {
            represented["additional_data"] = additionalData.DeepClone();
        }

        return represented;
    }

    public static JsonArray List(IEnumerable<string> items)
    {
        return new JsonArray([.. items.Select(static item => (JsonNode)item)]);
    }
}
