using System.Management.Automation;

namespace KonnectPS.Vaults;

/// <summary>A vault as Get-SecretVault shows it.</summary>
internal sealed record RegisteredVault(string Name, string? ModuleName, bool IsDefault)
{
    /// <summary>The vault; null for an object that is none.</summary>
    public static RegisteredVault? Of(PSObject? shown) =>
        shown?.Properties["Name"]?.Value?.ToString() is { Length: > 0 } name
            ? new(name, shown.Properties["ModuleName"]?.Value?.ToString(), shown.Properties["IsDefault"]?.Value is true)
            : null;
}
