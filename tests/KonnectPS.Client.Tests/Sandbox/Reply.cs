using System.Net;
using System.Text.Json.Nodes;

namespace KonnectPS.Client.Tests.Sandbox;

/// <summary>A response of the sandbox, as it came.</summary>
internal sealed record Reply(HttpStatusCode Status, JsonNode? Body, IReadOnlyList<string> SetCookies)
{
    /// <summary>The value of a cookie that the response sets.</summary>
    public string Cookie(string name)
    {
        var prefix = $"{name}=";
        return SetCookies.Single(cookie => cookie.StartsWith(prefix, StringComparison.Ordinal))[prefix.Length..].Split(';')[0];
    }

    public string Text(string property) => (string)Body![property]!;
}
