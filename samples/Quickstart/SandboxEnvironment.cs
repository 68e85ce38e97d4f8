using KonnectPS.Sandbox;

namespace KonnectPS.Quickstart;

/// <summary>Sets the variables a user of a real portal would set.</summary>
internal static class SandboxEnvironment
{
    public static void Set(KonnectSandbox sandbox)
    {
        var address = sandbox.Address.ToString().TrimEnd('/');
        Environment.SetEnvironmentVariable("KONNECT_API_URL", address);
        Environment.SetEnvironmentVariable("KONNECT_TOKEN", sandbox.Seed.PersonalAccessToken);
        Environment.SetEnvironmentVariable("KONNECT_REGION", null);
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_URL", address);
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_TOKEN", null);
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_EMAIL", sandbox.Seed.DeveloperEmail);
        Environment.SetEnvironmentVariable("KONNECT_PORTAL_PASSWORD", sandbox.Seed.DeveloperPassword);
        Environment.SetEnvironmentVariable("QUICKSTART_GATEWAY_URL", address + "/gateway");
        Environment.SetEnvironmentVariable("QUICKSTART_TOKEN_URL", sandbox.TokenEndpoint.ToString());
    }
}
