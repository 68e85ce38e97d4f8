namespace KonnectPS.Session;

/// <summary>The environment variables that stand in for what Connect-KonnectPortal was not given.</summary>
internal static class KonnectEnvironment
{
    public static string? AccessToken => Read("KONNECT_TOKEN");

    public static string? Region => Read("KONNECT_REGION");

    public static string? ApiUrl => Read("KONNECT_API_URL");

    public static string? ClientId => Read("KONNECT_CLIENT_ID");

    public static string? PortalUrl => Read("KONNECT_PORTAL_URL");

    public static string? PortalToken => Read("KONNECT_PORTAL_TOKEN");

    public static string? PortalEmail => Read("KONNECT_PORTAL_EMAIL");

    public static string? PortalPassword => Read("KONNECT_PORTAL_PASSWORD");

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
