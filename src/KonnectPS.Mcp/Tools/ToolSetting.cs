using KonnectPS.Mcp.Shells;

namespace KonnectPS.Mcp.Tools;

/// <summary>What all calls share.</summary>
internal sealed class ToolSetting
{
    public required ShellPool Shells { get; init; }

    public required ServerLimits Limits { get; init; }

    /// <summary>The open KonnectSession.</summary>
    public required object Session { get; init; }

    /// <summary>The vault that secrets go to; null for a read-only server without one.</summary>
    public string? Vault { get; init; }

    /// <summary>True for commands of KonnectPS that speak to Konnect.</summary>
    public static bool TakesSession(string command) => command.Contains("-Konnect", StringComparison.Ordinal);
}
