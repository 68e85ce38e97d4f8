using System.Security;
using KonnectPS.Client;

namespace KonnectPS.Session;

/// <summary>
/// The environment variables that replace parameters which Connect-KonnectPortal was not given. A secret that is too long throws
/// <see cref="KonnectErrorKind.InvalidToken"/>.
/// </summary>
internal static class KonnectEnvironment
{
    public static SecureString? AccessToken => ReadSecret("KONNECT_TOKEN");

    public static string? Region => Read("KONNECT_REGION");

    public static string? ApiUrl => Read("KONNECT_API_URL");

    public static string? ClientId => Read("KONNECT_CLIENT_ID");

    public static string? PortalUrl => Read("KONNECT_PORTAL_URL");

    public static SecureString? PortalToken => ReadSecret("KONNECT_PORTAL_TOKEN");

    public static string? PortalEmail => Read("KONNECT_PORTAL_EMAIL");

    public static SecureString? PortalPassword => ReadSecret("KONNECT_PORTAL_PASSWORD");

    private static SecureString? ReadSecret(string name) => Read(name) switch
    {
        null => null,
        { Length: > SecretText.MaxLength } => throw new KonnectException(
            KonnectErrorKind.InvalidToken, $"The value of {name} is longer than {SecretText.MaxLength} characters."),
        var value => SecretText.Hide(value),
    };

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
