using KonnectPS.Sandbox;

namespace KonnectPS.Quickstart;

/// <summary>Sets the variables a user of a real portal would set.</summary>
internal static class SandboxEnvironment
{
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="withDeveloper">False for a walk that begins by signing up.</param>
    public static void Set(KonnectSandbox sandbox, bool withDeveloper)
    {
        var address = sandbox.Address.ToString().TrimEnd('/');
        Environment.SetEnvironmentVariable("KONNECT_API_URL", address);
        Environment.SetEnvironmentVariable("KONNECT_TOKEN", sandbox.Seed.PersonalAccessToken);
        Environment.SetEnvironmentVariable("KONNECT_REGION", null);
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_URL", address);
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_TOKEN", null);
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_EMAIL", withDeveloper ? sandbox.Seed.DeveloperEmail : null);
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_PASSWORD", withDeveloper ? sandbox.Seed.DeveloperPassword : null);
        Environment.SetEnvironmentVariable("QUICKSTART_GATEWAY_URL", address + "/gateway");
        Environment.SetEnvironmentVariable("QUICKSTART_INBOX_URL", address + "/sandbox/inbox");
        Environment.SetEnvironmentVariable("QUICKSTART_TOKEN_URL", sandbox.TokenEndpoint.ToString());
    }
}
