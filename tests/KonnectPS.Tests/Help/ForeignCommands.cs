namespace KonnectPS.Tests.Help;

/// <summary>The commands of others that examples and texts may use.</summary>
internal static class ForeignCommands
{
    /// <summary>Those that run as they are.</summary>
    private static readonly string[] InTheEngine =
    [
        "ConvertFrom-Json", "ConvertTo-Json", "ForEach-Object", "Format-List", "Format-Table", "Get-ChildItem", "Get-Command", "Get-Help", "Import-Module", "Select-Object", "Sort-Object", "Where-Object",
    ];

    /// <summary>
    /// Those that ask a person, write files or keep secrets: stand-ins replace them, by the variables of <see cref="ExampleWorld"/>; what
    /// is null passes its input on.
    /// </summary>
    private static readonly Dictionary<string, string?> Replaced = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Export-Csv"] = null,
        ["Get-Credential"] = "$developer",
        ["Get-Secret"] = "[CmdletBinding()] param([string] $Name, [string] $Vault) $secrets[$Name]",
        ["Get-SecretInfo"] = "[CmdletBinding()] param([string] $Name, [string] $Vault) if ($secrets.ContainsKey($Name)) { [pscustomobject]@{ Name = $Name } }",
        ["Import-Csv"] = "$tables[\"$args\"]",
        ["Read-Host"] = "if ($args -match 'forgotten') { $forgotten.Token } elseif ($args -match 'e-mail') { $mail.Token } elseif ($args -match 'password') { $password } else { $portalToken }",
        ["Set-Secret"] =
            """
            [CmdletBinding()]
            param([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory, ValueFromPipeline)] $Secret, [string] $Vault)
            begin { $stored = $false }
            process { $secrets[$Name] = $Secret; $stored = $true }
            end { if (-not $stored) { throw 'Nothing to store.' } }
            """,
    };

    /// <summary>Those that texts name and no example uses.</summary>
    private static readonly string[] MentionedOnly =
    [
        "ConvertFrom-SecureString", "Export-Clixml", "Get-Date", "Get-Error", "Install-Module", "Install-PSResource", "Register-SecretVault", "Write-Error",
    ];

    /// <summary>Parameters of theirs that texts name.</summary>
    public static IReadOnlySet<string> Parameters { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "AsSecureString", "AsPlainText", "Examples", "Full", "NoProfile", "NonInteractive", "File", "Command", "ModuleName", "Parallel", "Wildcard",
    };

    public static string StandIns => string.Join('\n', Replaced.Select(command => $"function {command.Key} {{ {command.Value ?? "$input"} }}"));

    public static bool Knows(string name) =>
        InTheEngine.Contains(name, StringComparer.OrdinalIgnoreCase) || Replaced.ContainsKey(name) || MentionedOnly.Contains(name, StringComparer.OrdinalIgnoreCase);
}
