using KonnectPS.Sandbox;

namespace KonnectPS.Quickstart;

/// <summary>Sets the variables a user of a real portal would set.</summary>
internal static class SandboxEnvironment
{
    /// <param name="variables">The environment of the shell. No other variable of Konnect's is left in it.</param>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="withDeveloper">False for a walk that begins by signing up.</param>
    public static void Set(IDictionary<string, string?> variables, KonnectSandbox sandbox, bool withDeveloper)
    {
        SetForNobody(variables, sandbox);
        var address = sandbox.Address.ToString().TrimEnd('/');
        variables["KONNECT_TOKEN"] = sandbox.Seed.PersonalAccessToken;
        variables["KONNECT_PORTAL_URL"] = address;
        if (withDeveloper)
        {
            variables["KONNECT_PORTAL_EMAIL"] = sandbox.Seed.DeveloperEmail;
            variables["KONNECT_PORTAL_PASSWORD"] = sandbox.Seed.DeveloperPassword;
        }
    }

    /// <summary>Sets where Konnect is, and nothing that opens a door.</summary>
    public static void SetForNobody(IDictionary<string, string?> variables, KonnectSandbox sandbox)
    {
        foreach (var name in variables.Keys.Where(name => name.StartsWith("KONNECT_", StringComparison.Ordinal)).ToArray())
        {
            variables.Remove(name);
        }

        var address = sandbox.Address.ToString().TrimEnd('/');
        variables["KONNECT_API_URL"] = address;
        variables["QUICKSTART_DEVICE_URL"] = address + "/sandbox/device";
        variables["QUICKSTART_GATEWAY_URL"] = address + "/gateway";
        variables["QUICKSTART_INBOX_URL"] = address + "/sandbox/inbox";
        variables["QUICKSTART_TOKEN_URL"] = sandbox.TokenEndpoint.ToString();
    }
}
