<#
.SYNOPSIS
    Does the whole main job with a module, a step at a time; emits JSON: what came of each step, or the error that ended it.
.DESCRIPTION
    For a shell of its own, with the variables of a sandbox. It says nothing of what should have come: the tests do.
#>
[CmdletBinding()]
param(
    # The manifest of the module.
    [Parameter(Mandatory)] [string] $Module,

    # An empty folder for what it exports.
    [Parameter(Mandatory)] [string] $Folder
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$steps = [ordered] @{}

function Step([string] $Title, [scriptblock] $Work) {
    # An array in any case: ConvertTo-Json leaves out which steps emitted one object.
    $script:steps[$Title] = [object[]] @(try { . $Work } catch { "$($_.FullyQualifiedErrorId): $($_.Exception.Message)" })
}

function Get-Plain([securestring] $Secret) { [System.Net.NetworkCredential]::new('', $Secret).Password }

function Get-Status([string] $Api, [hashtable] $Headers = @{}) {
    [int] (Invoke-WebRequest "$env:QUICKSTART_GATEWAY_URL/$Api/hello" -Headers $Headers -SkipHttpErrorCheck -UseBasicParsing).StatusCode
}

function Add-Fault([hashtable] $Fault) {
    $null = Invoke-RestMethod "$env:KONNECT_API_URL/sandbox/faults" -Method Post -Body ($Fault | ConvertTo-Json)
}

# A vault that holds what it is given. SecretManagement, which would come before it, is not to be found.
$env:PSModulePath = Join-Path $PSHOME 'Modules'
$vault = @{}
function Get-SecretInfo([string] $Name, [string] $Vault) { $script:vault.Keys | Where-Object { $_ -like $Name } | ForEach-Object { [pscustomobject] @{ Name = $_ } } }
function Get-Secret([string] $Name, [string] $Vault) { $script:vault[$Name] }
function Set-Secret([string] $Name, $Secret, [string] $Vault) { $script:vault[$Name] = $Secret }

Import-Module $Module
$bot = 'job-' + [guid]::NewGuid().ToString('n').Substring(0, 8)
$email = "$bot@example.com"
$keyFile = Join-Path $Folder 'key.env'
$clientFile = Join-Path $Folder 'client.json'
$password = [System.Net.NetworkCredential]::new('', [guid]::NewGuid().ToString()).SecurePassword

Step cmdlets { (Get-Command -Module KonnectPS -CommandType Cmdlet).Count }
Step binary { (Get-Command Connect-KonnectPortal).ImplementingType.Assembly.Location }
Step 'sign up' {
    Register-KonnectDeveloper $email 'Main Job'
    'signed up'
}
Step confirm {
    $mails = @(Invoke-RestMethod "${env:QUICKSTART_INBOX_URL}?to=$([uri]::EscapeDataString($email))" | ForEach-Object { $_ })
    Confirm-KonnectDeveloper $mails[-1].token $password
    'confirmed'
}
Step connect { (Connect-KonnectPortal).PortalName }
Step 'approve the developer' { (Approve-KonnectPortalDeveloper $email -PassThru).Status }
Step 'sign in' { (Connect-KonnectPortal -Credential ([pscredential]::new($email, $password))).Developer.FullName }
Step apis { (Get-KonnectApi).Slug }
Step application { (New-KonnectApplication $bot -AuthStrategy key-auth).Name }
Step 'application again' { (New-KonnectApplication $bot -AuthStrategy key-auth -WarningAction SilentlyContinue).Name }
Step wildcard { (Get-KonnectApplication "$($bot.Substring(0, 8))*").Name }
Step registration { (Get-KonnectApplication $bot | New-KonnectRegistration orders).Status }
Step key {
    $script:key = New-KonnectCredential $bot -DisplayName production
    Get-Status orders
    Get-Status orders @{ $script:key.KeyName = Get-Plain $script:key.ApiKey }
}
Step 'client credentials' {
    $script:client = New-KonnectApplication "$bot-client" -AuthStrategy dcr | New-KonnectRegistration inventory | New-KonnectCredential
    $form = @{ grant_type = 'client_credentials'; client_id = $script:client.ClientId; client_secret = Get-Plain $script:client.ClientSecret }
    Get-Status inventory @{ Authorization = "Bearer $((Invoke-RestMethod $env:QUICKSTART_TOKEN_URL -Method Post -Body $form).access_token)" }
}
Step 'approve a registration' {
    New-KonnectApplication "$bot-pays" | New-KonnectRegistration payments | ForEach-Object Status
    (Get-KonnectPortalRegistration -Status Pending | Where-Object { $_.Application.Name -eq "$bot-pays" } | Approve-KonnectPortalRegistration -PassThru).Status
}
Step 'export as lines' {
    $script:key | Export-KonnectCredential $keyFile
    @(Get-Content $keyFile) -like "api_key=$(Get-Plain $script:key.ApiKey)" | ForEach-Object { $_ -replace '=.*' }
}
Step 'export as JSON' {
    $script:client | Export-KonnectCredential $clientFile -Format Json
    (Get-Content $clientFile -Raw | ConvertFrom-Json).client_secret -eq (Get-Plain $script:client.ClientSecret)
}
Step 'export over a file' { $script:key | Export-KonnectCredential $keyFile }
Step 'export over a file, forced' {
    $script:client | Export-KonnectCredential $keyFile -Force
    @(Get-Content $keyFile) -like 'client_id=*' | ForEach-Object { $_ -replace '=.*' }
}
if (-not $IsWindows) { Step 'file mode' { [Convert]::ToString([int] [System.IO.File]::GetUnixFileMode($clientFile), 8) } }
Step request {
    $first = Request-KonnectCredential "$bot-wanted" orders -Vault Prod
    $second = Request-KonnectCredential "$bot-wanted" orders -Vault Prod
    $first.CredentialId -eq $second.CredentialId
    @(Get-KonnectCredential "$bot-wanted").Count
    Get-Status orders @{ $first.KeyName = Get-Plain $script:vault["$bot-wanted"].api_key }
}
Step reset {
    $new = Get-KonnectCredential $bot | Reset-KonnectCredential -Confirm:$false
    Get-Status orders @{ $new.KeyName = Get-Plain $script:key.ApiKey }
    Get-Status orders @{ $new.KeyName = Get-Plain $new.ApiKey }
}
Step rename {
    Set-KonnectApplication $bot -Description 'changed'
    (Get-KonnectApplication $bot).Description
}
Step 'several at a time' { (1..12 | ForEach-Object { "$bot-$_" } | New-KonnectApplication -ThrottleLimit 6).Name -join ' ' -eq ((1..12 | ForEach-Object { "$bot-$_" }) -join ' ') }
Step 'first of a list' { @(Get-KonnectPortalApplication -First 5).Count }
Step 'access token' {
    $token = New-KonnectAccessToken $bot
    (Get-KonnectAccessToken $bot).Name
    (Get-Plain $token.Token).Length -gt 20
    Get-KonnectAccessToken $bot | Remove-KonnectAccessToken -Confirm:$false
    @(Get-KonnectAccessToken | Where-Object Name -eq $bot).Count
}
Step retry {
    Add-Fault @{ method = 'GET'; path = '*/apis'; kind = 'status'; status = 503 }
    @(Get-KonnectApi).Count -gt 1
}
Step 'lost response' {
    Add-Fault @{ method = 'POST'; path = '*/credentials'; kind = 'resetAfterActing' }
    $null = New-KonnectCredential "$bot-1"
    @(Get-KonnectCredential "$bot-1").Count
}
Step 'unknown name' { Get-KonnectApplication nobody-of-that-name }
Step recommendation {
    Get-KonnectApplication nobody-of-that-name -ErrorVariable errors -ErrorAction SilentlyContinue
    # PowerShell 7.4 breaks a message where its console ends, not where the width of Out-String does.
    $shown = ($errors[0] | Out-String -Width 500) -replace '\e\[[0-9;]*m' -replace '\s*\r?\n\s*(\|\s*)?', ' '
    [regex]::Matches($shown, [regex]::Escape($errors[0].ErrorDetails.RecommendedAction)).Count
}
Step refusal {
    Add-Fault @{ method = 'GET'; path = '*/apis'; kind = 'status'; status = 403; body = '{"status":403,"title":"Forbidden","detail":"Not yours.","instance":"kong:trace:42"}'; contentType = 'application/problem+json' }
    Get-KonnectApi
}
Step 'missing field' {
    Add-Fault @{ method = 'GET'; path = '*/apis'; kind = 'status'; status = 200; body = '{"data":[{}]}'; contentType = 'application/json' }
    Get-KonnectApi
}
Step 'nobody listens' { Connect-KonnectPortal http://127.0.0.1:9 -PortalToken nobody }
Step completion {
    foreach ($typed in 'Connect-KonnectPortal -Region e', 'Get-KonnectApi ord', "Get-KonnectApplication $bot-cl") {
        (TabExpansion2 $typed $typed.Length).CompletionMatches[0].CompletionText
    }
}
Step table { (($script:key | Format-Table | Out-String -Width 200) -replace '\e\[[0-9;]*m' -split '\r?\n') -match 'api_key' -replace '\s+', ' ' }
Step 'what if' {
    Remove-KonnectApplication $bot -WhatIf
    @(Get-KonnectApplication $bot).Count
}
Step remove {
    Get-KonnectApplication "$bot-*" | Remove-KonnectApplication -Confirm:$false
    @(Get-KonnectApplication "$bot-*").Count
}
Step disconnect {
    Disconnect-KonnectPortal
    Get-KonnectApi
}
Step libraries {
    [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.Location -like "$(Split-Path $Module)*" } | ForEach-Object { [System.IO.Path]::GetFileName($_.Location) }
}

$steps | ConvertTo-Json -Depth 3
