# The vault Prod of the real SecretStore, for whoever may reset that store.

function Get-VaultObstacle {
    <#
    .SYNOPSIS
        Why there can be no vault here; nothing when there can.
    #>
    [CmdletBinding()]
    [OutputType([string])]
    param()

    $missing = 'Microsoft.PowerShell.SecretManagement', 'Microsoft.PowerShell.SecretStore' | Where-Object { -not (Get-Module $_ -ListAvailable) }
    # On Windows the store is the user's own wherever HOME points: it is reset on a build server alone.
    $isWindowsUser = ($PSEdition -eq 'Desktop' -or $IsWindows) -and -not $env:CI
    if ($missing) { "not installed: $($missing -join ', ')" }
    elseif ($isWindowsUser) { 'the store of whoever runs this would be reset' }
}

function Initialize-Vault {
    <#
    .SYNOPSIS
        Registers an empty vault that asks nothing.
    #>
    [CmdletBinding()]
    param()

    Import-Module Microsoft.PowerShell.SecretManagement, Microsoft.PowerShell.SecretStore -Global
    Reset-SecretStore -Scope CurrentUser -Authentication None -Interaction None -Force -WarningAction SilentlyContinue
    Register-SecretVault Prod -ModuleName Microsoft.PowerShell.SecretStore -DefaultVault -AllowClobber
}

Export-ModuleMember -Function Get-VaultObstacle, Initialize-Vault
