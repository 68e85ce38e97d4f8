# From an organisation with nothing in it to a working call, and no console anywhere.
#
# dotnet run --project samples/Quickstart -- publisher
#
# Then the same again by Kong Identity, where nobody signs up and no mail is read.
#
# Two things are not Konnect's: the browser in which somebody confirms the first sign-in, and the mailbox of the developer. The sandbox
# has both (QUICKSTART_DEVICE_URL, QUICKSTART_INBOX_URL); yours are your own.

$ErrorActionPreference = 'Stop'
Import-Module ./KonnectPS.psd1

# The person at the browser, who reads the code that is printed and confirms it.
filter Confirm-AtBrowser {
    if ($_ -is [System.Management.Automation.InformationRecord] -and "$_" -match 'the code ([A-Z0-9-]+)') {
        $client = [System.Net.Http.HttpClient]::new()
        [void] $client.PostAsync("$env:QUICKSTART_DEVICE_URL/$($Matches[1])/approve", $null).GetAwaiter().GetResult().EnsureSuccessStatusCode()
    }
    "$_"
}

function Get-MailedToken([string] $To) {
    $inbox = [System.Net.Http.HttpClient]::new().GetStringAsync("${env:QUICKSTART_INBOX_URL}?to=$([uri]::EscapeDataString($To))").GetAwaiter().GetResult()
    $mails = [System.Text.Json.JsonDocument]::Parse($inbox).RootElement
    $mails[$mails.GetArrayLength() - 1].GetProperty('token').GetString()
}

function Get-ApiStatus([string] $Api, [string] $Header, [securestring] $Key) {
    $request = [System.Net.Http.HttpRequestMessage]::new('Get', "$env:QUICKSTART_GATEWAY_URL/$Api/hello")
    if ($Key) { [void] $request.Headers.TryAddWithoutValidation($Header, [pscredential]::new('x', $Key).GetNetworkCredential().Password) }
    [int] [System.Net.Http.HttpClient]::new().SendAsync($request).GetAwaiter().GetResult().StatusCode
}

# The access token of a client, as the header of a call; nothing where the client is given none.
function Get-BearerToken($Client, [securestring] $Secret = $Client.client_secret) {
    $form = [System.Collections.Generic.Dictionary[string, string]]::new()
    $form['grant_type'] = 'client_credentials'
    $form['client_id'] = $Client.client_id
    $form['client_secret'] = [pscredential]::new('x', $Secret).GetNetworkCredential().Password
    $response = [System.Net.Http.HttpClient]::new().PostAsync($Client.token_endpoint, [System.Net.Http.FormUrlEncodedContent]::new($form)).GetAwaiter().GetResult()
    if (-not $response.IsSuccessStatusCode) { return }
    $body = [System.Text.Json.JsonDocument]::Parse($response.Content.ReadAsStringAsync().GetAwaiter().GetResult())
    [System.Net.NetworkCredential]::new('', "Bearer $($body.RootElement.GetProperty('access_token').GetString())").SecurePassword
}

function Assert-Equal($Expected, $Actual) {
    if ($Actual -ne $Expected) { throw "Expected $Expected, got $Actual." }
    "$Actual, as it should be."
}

# Where SecretManagement is not installed, a vault in memory stands in for it: the module uses whatever Set-Secret there is then. Where it
# is installed, it needs a vault Prod.
if (-not (Get-Command Get-SecretVault -ErrorAction Ignore)) {
    $secrets = @{}
    function Get-SecretInfo([string] $Name, [string] $Vault) { $secrets.Keys | Where-Object { $_ -like $Name } | ForEach-Object { [pscustomobject]@{ Name = $_ } } }
    function Get-Secret([string] $Name, [string] $Vault) { $secrets[$Name] }
    function Set-Secret([string] $Name, $Secret, [string] $Vault) { $secrets[$Name] = $Secret }
}

# One click, once: somebody signs in to Konnect, and nothing is there yet.
Connect-KonnectPortal -UseDeviceAuthentication 6>&1 | Confirm-AtBrowser
Assert-Equal 0 @(Get-KonnectPortal).Count

# An account for the runbook, with the rights that publishing takes. From here on nobody is needed.
$roles = 'Portals/Creator', 'Portals/*/Admin', 'Application Auth Strategies/Creator', 'APIs/Creator', 'APIs/*/Publisher', 'Control Planes/*/Viewer', 'Auth Servers/*/Admin', 'DCR Providers/Creator'
$token = New-KonnectAccessToken first -SystemAccount publisher -Role $roles -WarningAction Ignore
Connect-KonnectPortal -PersonalAccessToken $token.Token

# How developers prove who they are: by API keys that live for 90 days.
New-KonnectPortalAuthStrategy api-keys -TimeToLive 90.00:00:00

# The portal, in which nobody waits for an administrator.
New-KonnectPortal agents -AutoApproveDevelopers -AutoApproveApplications -DefaultAuthStrategy api-keys

# The API, from its document to what developers can register for.
$published = Publish-KonnectApi ./samples/orders.yaml -Portal agents -Service orders -Slug orders -Visibility public
$published
Assert-Equal 'Created, Linked, Published' ($published.Changes -join ', ')

# Run it again, whenever the document may have changed: what is so already is only read.
Assert-Equal 0 (Publish-KonnectApi ./samples/orders.yaml -Portal agents -Service orders).Changes.Count

# A developer signs up, and proves the address with the mailed token.
Connect-KonnectPortal -Portal agents -PersonalAccessToken $token.Token
$email = "dev-$([guid]::NewGuid().ToString('n').Substring(0, 8))@example.com"
Register-KonnectDeveloper $email 'A Developer'
$password = [System.Net.NetworkCredential]::new('', [guid]::NewGuid().ToString()).SecurePassword
Confirm-KonnectDeveloper (Get-MailedToken $email) $password
Connect-KonnectPortal -Portal agents -PersonalAccessToken $token.Token -Credential ([pscredential]::new($email, $password))

# Every gate on the way is open.
Assert-Equal $true (Test-KonnectOnboarding -Api orders -Quiet)

# The credential: minted, stored in the vault, read back, and tried at the gateway.
$credential = Request-KonnectCredential orders-bot orders -Vault Prod -ProbeUri "$env:QUICKSTART_GATEWAY_URL/orders/hello"
$credential

# It works, and without it the door stays shut.
Assert-Equal 401 (Get-ApiStatus orders)
Assert-Equal 200 (Get-ApiStatus orders $credential.KeyName $credential.ApiKey)

# What is no longer published opens nothing.
Unpublish-KonnectApi Orders -Confirm:$false
Assert-Equal 404 (Get-ApiStatus orders $credential.KeyName $credential.ApiKey)

# The road without a mailbox: an identity provider of the organisation's own, and an auth strategy that takes its tokens.
New-KonnectAuthServer agents api://orders
New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents
Publish-KonnectApi -Api Orders -Portal agents -AuthStrategy agent-tokens -Visibility public

# A team has an application, and the application has a client: its secret is minted here, and goes into the vault.
New-KonnectPortalTeam Agents -CanOwnApplications
$agent = New-KonnectPortalApplication agent-bot -Team Agents -AuthServer agents
$agent
Set-Secret -Name agent-bot -Secret $agent -Vault Prod

# The client is given a token, which opens nothing until the application is registered. No developer asks, and nobody has to approve.
Assert-Equal 401 (Get-ApiStatus orders Authorization (Get-BearerToken $agent))
$agent | New-KonnectPortalRegistration Orders -Status approved
Assert-Equal 200 (Get-ApiStatus orders Authorization (Get-BearerToken $agent))

# Its secret is rotated: the old one works until the vault has the new one, and not any longer.
$old = Get-Secret -Name agent-bot -Vault Prod
$old | Reset-KonnectCredential -Confirm:$false | ForEach-Object {
    Assert-Equal 200 (Get-ApiStatus orders Authorization (Get-BearerToken $agent $old.client_secret))
    Set-Secret -Name agent-bot -Secret $_ -Vault Prod
}
Assert-Equal 200 (Get-ApiStatus orders Authorization (Get-BearerToken $agent (Get-Secret -Name agent-bot -Vault Prod).client_secret))
Assert-Equal $true ($null -eq (Get-BearerToken $agent $old.client_secret))

# Nothing is left behind.
Get-KonnectApplication orders-bot | Remove-KonnectApplication -Confirm:$false
$agent | Remove-KonnectPortalApplication -Confirm:$false
$agent | Remove-KonnectAuthServerClient -Confirm:$false
Remove-KonnectAuthServer agents -Confirm:$false
Remove-KonnectCatalogApi Orders -Confirm:$false
Disconnect-KonnectPortal
