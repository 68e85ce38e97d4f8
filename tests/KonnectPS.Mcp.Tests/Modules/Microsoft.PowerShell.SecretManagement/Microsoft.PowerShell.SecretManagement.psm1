# Stands in for SecretManagement, which no package registry of .NET has: one file a secret, in the folder that VAULT_FOLDER names.

function Get-SecretVault {
    param([string] $Name = '*')
    [pscustomobject]@{ Name = 'Prod'; ModuleName = 'FolderVault'; IsDefault = $true; VaultParameters = @{} } | Where-Object Name -like $Name
}

function Test-SecretVault {
    param([string] $Name)
    $Name -eq 'Prod'
}

function Get-SecretInfo {
    param([string] $Name = '*', [string] $Vault)
    Get-ChildItem $env:VAULT_FOLDER | Where-Object Name -like $Name | ForEach-Object { [pscustomobject]@{ Name = $_.Name; VaultName = 'Prod' } }
}

function Get-Secret {
    [CmdletBinding()]
    param([Parameter(Position = 0)] [string] $Name, [Parameter(Position = 1)] [string] $Vault, [switch] $AsPlainText)
    $file = Join-Path $env:VAULT_FOLDER $Name
    if (-not (Test-Path -LiteralPath $file)) {
        $thrown = [System.Management.Automation.ItemNotFoundException]::new("The secret $Name was not found.")
        $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new($thrown, 'GetSecretNotFound', 'ObjectNotFound', $Name))
        return
    }
    Import-Clixml -LiteralPath $file
}

function Set-Secret {
    [CmdletBinding()]
    param([Parameter(Position = 0)] [string] $Name, [Parameter(Position = 1)] $Secret, [Parameter(Position = 2)] [string] $Vault, [hashtable] $Metadata)
    if ($Vault -ne 'Prod') { throw "Vault $Vault is not registered." }
    $draft = Join-Path $env:VAULT_FOLDER ".$([guid]::NewGuid())"
    $Secret | Export-Clixml -LiteralPath $draft
    Move-Item -LiteralPath $draft -Destination (Join-Path $env:VAULT_FOLDER $Name) -Force
}

function Remove-Secret {
    param([string] $Name, [string] $Vault)
    Remove-Item -LiteralPath (Join-Path $env:VAULT_FOLDER $Name)
}
