using System.Runtime.CompilerServices;

namespace KonnectPS.Tests;

/// <summary>Keeps the variables of whoever runs the tests out of them.</summary>
internal static class CleanEnvironment
{
    public static readonly IReadOnlyList<string> Variables =
    [
        "KONNECT_TOKEN", "KONNECT_REGION", "KONNECT_API_URL", "KONNECT_CLIENT_ID", "KONNECT_PORTAL_URL", "KONNECT_PORTAL_TOKEN",
        "KONNECT_PORTAL_EMAIL", "KONNECT_PORTAL_PASSWORD",
    ];

    [ModuleInitializer]
    internal static void Clear()
    {
        foreach (var variable in Variables)
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }
}
