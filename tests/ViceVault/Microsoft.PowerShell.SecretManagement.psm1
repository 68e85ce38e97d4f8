# Stands in for Microsoft.PowerShell.SecretManagement where that is not installed: calls an extension as it does. Set-Secret hands over
# the object it was given and does not say whether it was stored; Get-Secret makes SecureStrings of strings, and adds "not found" to
# whatever went wrong. (SecretManagement 1.1.2, SecretManagement.cs and Utils.cs.)

$vaults = [ordered] @{}

function Register-SecretVault([string] $Name, [string] $ModuleName, [hashtable] $VaultParameters = @{}, [switch] $DefaultVault) {
    $vaults[$Name] = [pscustomobject] @{ Name = $Name; ModuleName = $ModuleName; VaultParameters = $VaultParameters; IsDefault = [bool] $DefaultVault }
}

function Get-SecretVault { @($vaults.Values) }

function New-Failure([string] $Id, [System.Exception] $Exception) {
    [System.Management.Automation.ErrorRecord]::new($Exception, $Id, 'InvalidOperation', $null)
}

function Invoke-Extension($Cmdlet, [string] $Command, [string] $Vault, [hashtable] $Arguments, [string] $Failure) {
    $registered = $vaults[$Vault]
    if (-not $registered) { throw "Vault $Vault does not exist in registry." }
    try {
        & (Get-Command "ViceVault.Extension\$Command") @Arguments -VaultName $registered.Name -AdditionalParameters $registered.VaultParameters 2>&1 | ForEach-Object {
            if ($_ -is [System.Management.Automation.ErrorRecord]) { $Cmdlet.WriteError($_) } else { $_ }
        }
    }
    catch [System.Management.Automation.PipelineStoppedException] { throw }
    catch {
        $Cmdlet.WriteError((New-Failure $Failure ([System.Management.Automation.PSInvalidOperationException]::new("Unable to run $Command on vault $Vault", $_.Exception))))
    }
}

function ConvertTo-Hidden($Value) {
    if ($Value -isnot [string]) { return $Value }
    $hidden = [securestring]::new()
    foreach ($letter in $Value.ToCharArray()) { $hidden.AppendChar($letter) }
    $hidden
}

function Get-Secret {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Name, [string] $Vault)

    $found = @(Invoke-Extension $PSCmdlet 'Get-Secret' $Vault @{ Name = $Name } 'GetSecretInvalidOperation')
    if ($found.Count -eq 0) {
        $PSCmdlet.WriteError((New-Failure 'GetSecretNotFound' ([System.Management.Automation.ItemNotFoundException]::new("The secret $Name was not found."))))
        return
    }

    if ($found[0] -is [hashtable]) {
        $table = @{}
        foreach ($key in $found[0].Keys) { $table[$key] = ConvertTo-Hidden $found[0][$key] }
        return $table
    }

    ConvertTo-Hidden $found[0]
}

function Set-Secret {
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(Mandatory, Position = 0)] [string] $Name, [Parameter(Mandatory, Position = 1, ValueFromPipeline)] [object] $Secret, [string] $Vault, [hashtable] $Metadata)

    process {
        if ($PSCmdlet.ShouldProcess($Vault, 'Write secret to vault and override any existing secret of the same name')) {
            $value = if ($Secret -is [psobject]) { $Secret.psobject.BaseObject } else { $Secret }
            $null = Invoke-Extension $PSCmdlet 'Set-Secret' $Vault @{ Name = $Name; Secret = $value } 'SetSecretInvalidOperation'
        }
    }
}

function Remove-Secret {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Name, [string] $Vault)

    $null = Invoke-Extension $PSCmdlet 'Remove-Secret' $Vault @{ Name = $Name } 'RemoveSecretInvalidOperation'
}

function Get-SecretInfo {
    [CmdletBinding()]
    param([string] $Name = '*', [string] $Vault)

    Invoke-Extension $PSCmdlet 'Get-SecretInfo' $Vault @{ Filter = $Name } 'GetSecretInfoInvalidOperation'
}

function Test-SecretVault {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Name)

    Invoke-Extension $PSCmdlet 'Test-SecretVault' $Name @{} 'TestSecretVaultInvalidOperation'
}

function Unlock-SecretVault {
    [CmdletBinding()]
    param([Parameter(Mandatory)] [string] $Name, [Parameter(Mandatory)] [securestring] $Password)

    Invoke-Extension $PSCmdlet 'Unlock-SecretVault' $Name @{ Password = $Password } 'UnlockSecretVaultInvalidOperation'
}

Export-ModuleMember -Function Register-SecretVault, Get-SecretVault, Get-Secret, Set-Secret, Remove-Secret, Get-SecretInfo, Test-SecretVault, Unlock-SecretVault
