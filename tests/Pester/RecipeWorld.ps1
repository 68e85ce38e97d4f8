<#
.SYNOPSIS
    Readies a shell for a recipe of README.md or docs, as the shell of a reader is who tries it.
.DESCRIPTION
    To be dot-sourced before the recipe. Leaves the shell connected, unless the recipe connects, with an application orders-bot, the vault
    Prod and the variables that recipes use, and with answers to what a recipe asks a person.
#>
[Diagnostics.CodeAnalysis.SuppressMessageAttribute('PSAvoidOverwritingBuiltInCmdlets', '', Justification = 'Nobody is there to type.')]
[CmdletBinding()]
param(
    # The file of the recipe. What it makes itself is not made for it. Without one only the answers are there.
    [string] $RecipePath
)

function Install-PSResource {
    <#
    .SYNOPSIS
        Takes what is installed already.
    #>
    [CmdletBinding()]
    param([string[]] $Name, [switch] $TrustRepository)

    $missing = $Name | Where-Object { -not (Get-Module $_ -ListAvailable) }
    if ($missing) { throw "Not installed, whatever -TrustRepository:$TrustRepository says: $missing" }
}

function Read-Host {
    <#
    .SYNOPSIS
        Answers with a password.
    #>
    [CmdletBinding()]
    param([string] $Prompt, [switch] $AsSecureString)

    if (-not $AsSecureString) { throw "No recipe asks '$Prompt' in clear text." }
    [System.Net.NetworkCredential]::new('', 'a pass phrase').SecurePassword
}

function Get-Credential {
    <#
    .SYNOPSIS
        Answers with the developer's sign-in.
    #>
    [CmdletBinding()]
    [OutputType([pscredential])]
    param([string] $UserName = $developer.UserName)

    if ($UserName -ne $developer.UserName) { throw "Who is $($UserName)?" }
    $developer
}

function dotnet {
    <#
    .SYNOPSIS
        Takes the checkout for built.
    #>
    [CmdletBinding()]
    param([string] $Command)

    if ($Command -ne 'build') { throw "dotnet $Command is not what a reader runs in PowerShell." }
}

if (-not $RecipePath) { return }

$recipe = [System.IO.File]::ReadAllText($RecipePath)
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
Import-Module KonnectPS
$developer = [pscredential]::new($env:KONNECT_PORTAL_EMAIL, [System.Net.NetworkCredential]::new('', $env:KONNECT_PORTAL_PASSWORD).SecurePassword)
$env:GITHUB_ENV = Join-Path $HOME 'github.env'

Connect-KonnectPortal | Out-Null
Get-KonnectApplication | Where-Object Name -In 'orders-bot', 'stock-bot' | Remove-KonnectApplication -Confirm:$false
if ($recipe -notmatch 'New-KonnectApplication orders-bot') {
    New-KonnectApplication orders-bot -AuthStrategy key-auth | New-KonnectRegistration orders | Out-Null
}

if ($recipe -match '-Vault|-Secret' -and $recipe -notmatch '-SecretStore|Register-SecretVault') {
    Import-Module (Join-Path $PSScriptRoot 'Vault.psm1')
    if (-not (Get-VaultObstacle)) { Initialize-Vault }
    else {
        # Where SecretManagement is not installed. The module uses whatever Set-Secret there is.
        $secrets = @{}
        function Get-SecretInfo([string] $Name, [string] $Vault) {
            $secrets.Keys | Where-Object { $_ -like $Name } | ForEach-Object { [pscustomobject] @{ Name = $_; VaultName = $Vault } }
        }
        function Get-Secret([string] $Name, [string] $Vault) {
            if ($secrets.ContainsKey($Name)) { $secrets[$Name] }
            else { Write-Error "No secret $Name in vault $Vault." }
        }
        function Set-Secret([string] $Name, [Parameter(ValueFromPipeline)] $Secret, [string] $Vault) {
            process {
                Write-Verbose "$Name goes into vault $Vault."
                $secrets[$Name] = $Secret
            }
        }
    }
}
if ($recipe -match 'Get-Secret konnect') {
    $name = "before-$([guid]::NewGuid().ToString('n').Substring(0, 8))"
    New-KonnectAccessToken $name -SystemAccount runbook -Role 'Portals/*/Admin', 'Identity/*/Admin' | Set-Secret -Name konnect
}
if ($recipe -match 'Get-Secret orders-bot' -and $recipe -notmatch 'Request-KonnectCredential|Set-Secret') {
    Get-KonnectApplication orders-bot | New-KonnectCredential | Set-Secret -Name orders-bot
}
if ($recipe -match '\$Error\[0\]') { Get-KonnectApplication nobody-of-that-name -ErrorAction SilentlyContinue }
if ($recipe -match 'Connect-KonnectPortal') { Disconnect-KonnectPortal }
