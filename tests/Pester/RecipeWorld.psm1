# What a reader of README.md and docs has at hand when they try a recipe.

function Initialize-RecipeWorld {
    <#
    .SYNOPSIS
        Readies this shell for a recipe: connected, with an application orders-bot, the vault Prod and the variables that recipes use.
    #>
    [CmdletBinding()]
    param(
        # The recipe. What it makes itself is not made for it.
        [Parameter(Mandatory)]
        [string] $Recipe
    )

    $global:ErrorActionPreference = 'Stop'
    $global:ProgressPreference = 'SilentlyContinue'
    Import-Module KonnectPS -Global
    $password = [System.Net.NetworkCredential]::new('', $env:KONNECT_PORTAL_PASSWORD).SecurePassword
    $global:developer = [pscredential]::new($env:KONNECT_PORTAL_EMAIL, $password)
    $env:GITHUB_ENV = Join-Path $HOME 'github.env'

    Connect-KonnectPortal | Out-Null
    Get-KonnectApplication | Where-Object Name -In 'orders-bot', 'stock-bot' | Remove-KonnectApplication -Confirm:$false
    if ($Recipe -notmatch 'New-KonnectApplication orders-bot') {
        New-KonnectApplication orders-bot -AuthStrategy key-auth | New-KonnectRegistration orders | Out-Null
    }

    if ($Recipe -match '-Vault|-Secret' -and $Recipe -notmatch '-SecretStore|Register-SecretVault') {
        Import-Module (Join-Path $PSScriptRoot 'Vault.psm1')
        if (Get-VaultObstacle) { Set-MemoryVault } else { Initialize-Vault }
    }
    if ($Recipe -match 'Get-Secret konnect') { New-KonnectAccessToken first -SystemAccount runbook | Set-Secret -Name konnect }
    if ($Recipe -match '\$Error\[0\]') { Get-KonnectApplication nobody-of-that-name -ErrorAction SilentlyContinue }
    if ($Recipe -match 'Connect-KonnectPortal') { Disconnect-KonnectPortal }
}

function Set-MemoryVault {
    # Where SecretManagement is not installed. The module uses whatever Set-Secret there is.
    $global:secrets = @{}
    function global:Get-SecretInfo([string] $Name, [string] $Vault) {
        $secrets.Keys | Where-Object { $_ -like $Name } | ForEach-Object { [pscustomobject] @{ Name = $_; VaultName = $Vault } }
    }
    function global:Get-Secret([string] $Name) { $secrets[$Name] }
    function global:Set-Secret([string] $Name, [Parameter(ValueFromPipeline)] $Secret) { process { $secrets[$Name] = $Secret } }
}

# What is installed already, and what would ask a person.
function Install-PSResource([string[]] $Name, [switch] $TrustRepository) {
    $missing = $Name | Where-Object { -not (Get-Module $_ -ListAvailable) }
    if ($missing) { throw "Not installed, whatever -TrustRepository:$TrustRepository says: $missing" }
}

function Read-Host([string] $Prompt, [switch] $AsSecureString) {
    if (-not $AsSecureString) { throw "No recipe asks $Prompt in clear text." }
    [System.Net.NetworkCredential]::new('', 'a pass phrase').SecurePassword
}

function Get-Credential([string] $UserName) {
    if ($UserName -and $UserName -ne $developer.UserName) { throw "Who is $($UserName)?" }
    $developer
}

# The checkout is built.
function dotnet { if ("$args" -ne 'build') { throw "dotnet $args is not what a reader runs in PowerShell." } }

Export-ModuleMember -Function Initialize-RecipeWorld, Install-PSResource, Read-Host, Get-Credential, dotnet
