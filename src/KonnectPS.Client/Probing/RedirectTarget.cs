using System.Net.Http.Headers;

namespace KonnectPS.Client;

/// <summary>Names where a redirect leads without the path, which may repeat what was sent.</summary>
internal static class RedirectTarget
{
    /// <summary>The host, or <c>another path</c> of the same one.</summary>
    public static string Of(HttpResponseHeaders headers, SecretRedactor secrets) =>
        headers.Location is { IsAbsoluteUri: true } location ? PlainText.Of(secrets.Redact(location.Authority)) : "another path";
}
