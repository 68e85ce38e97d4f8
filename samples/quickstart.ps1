# From nothing to working API credentials, through both doors of a Dev Portal.
#
# Run it from the root of the repository: in pwsh against your own portal (README.md says which KONNECT_* variables to set),
# or without an account and without pwsh: dotnet run --project samples/Quickstart

$ErrorActionPreference = 'Stop'
Import-Module ./KonnectPS.psd1

# What a client of an API sends. The gateway's address is not Konnect's to tell: without it the calls are left out.
function Get-ApiStatus([string] $Api, [string] $Header, [string] $Value) {
    if (-not $env:QUICKSTART_GATEWAY_URL) { return 'not called: QUICKSTART_GATEWAY_URL is not set' }
    $request = [System.Net.Http.HttpRequestMessage]::new('Get', "$env:QUICKSTART_GATEWAY_URL/$Api/hello")
    if ($Header) { [void] $request.Headers.TryAddWithoutValidation($Header, $Value) }
    [int] [System.Net.Http.HttpClient]::new().SendAsync($request).GetAwaiter().GetResult().StatusCode
}

# What a client does with a client id and secret before it calls: it asks the identity provider for a token (RFC 6749, 4.4).
function Get-BearerToken([string] $ClientId, [securestring] $ClientSecret) {
    if (-not $env:QUICKSTART_TOKEN_URL) { return }
    $form = [System.Collections.Generic.Dictionary[string, string]]::new()
    $form['grant_type'] = 'client_credentials'
    $form['client_id'] = $ClientId
    $form['client_secret'] = [pscredential]::new('x', $ClientSecret).GetNetworkCredential().Password
    $answer = [System.Net.Http.HttpClient]::new().PostAsync($env:QUICKSTART_TOKEN_URL, [System.Net.Http.FormUrlEncodedContent]::new($form)).GetAwaiter().GetResult()
    if ($answer.Content.ReadAsStringAsync().GetAwaiter().GetResult() -notmatch '"access_token"\s*:\s*"([^"]+)"') { throw "No token: $([int] $answer.StatusCode)" }
    $Matches[1]
}

function Assert-Status($Expected, $Actual) {
    if ($Actual -isnot [int]) { return $Actual }
    if ($Actual -ne $Expected) { throw "The gateway answered $Actual, not $Expected." }
    "The gateway answered $Actual, as it should."
}

# Both doors at once, from the KONNECT_* variables.
Connect-KonnectPortal

# Through the admin door: the portals there are.
Get-KonnectPortal

# Through the developer door: what there is to register for.
Get-KonnectApi
$name = 'quickstart-' + [guid]::NewGuid().ToString('n').Substring(0, 8)

# An API key: application, registration, credential in one line. Set-Secret could be the next command.
$keyApi = @(Get-KonnectApi | Where-Object { $_.AuthStrategies.CredentialType -contains 'key_auth' })[0]
$keyStrategy = @($keyApi.AuthStrategies | Where-Object { $_.CredentialType -eq 'key_auth' })[0]
$key = New-KonnectApplication $name -AuthStrategy $keyStrategy | New-KonnectRegistration $keyApi | New-KonnectCredential
$key

# The key opens the API; without it the door stays shut.
Assert-Status 401 (Get-ApiStatus $keyApi.Slug)
Assert-Status 200 (Get-ApiStatus $keyApi.Slug $key.KeyName ([pscredential]::new('x', $key.ApiKey).GetNetworkCredential().Password))

# A client id and secret: minted by the identity provider when the application is created, and passed along.
$clientApi = @(Get-KonnectApi | Where-Object { $_.AuthStrategies.CredentialType -contains 'client_credentials' })[0]
$clientStrategy = @($clientApi.AuthStrategies | Where-Object { $_.CredentialType -eq 'client_credentials' })[0]
$client = New-KonnectApplication "$name-client" -AuthStrategy $clientStrategy | New-KonnectRegistration $clientApi | New-KonnectCredential
$client
Assert-Status 401 (Get-ApiStatus $clientApi.Slug)
Assert-Status 200 (Get-ApiStatus $clientApi.Slug 'Authorization' "Bearer $(Get-BearerToken $client.ClientId $client.ClientSecret)")

# Through the admin door: everybody's applications, these two among them. It sees no secret.
Get-KonnectPortalApplication "$name*"

# Once more: the application exists, and is read back instead.
New-KonnectApplication $name -AuthStrategy $keyStrategy

# A removed credential opens nothing.
$key | Remove-KonnectCredential -Confirm:$false
Assert-Status 401 (Get-ApiStatus $keyApi.Slug $key.KeyName ([pscredential]::new('x', $key.ApiKey).GetNetworkCredential().Password))

# Nothing is left behind.
Get-KonnectApplication "$name*" | Remove-KonnectApplication -Confirm:$false
Disconnect-KonnectPortal
