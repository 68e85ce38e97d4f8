# One unbroken sequence, as a program walks it: from nobody to a working API credential in a vault, without a console.
#
# dotnet run --project samples/Quickstart -- agent
#
# The mailbox is the one thing that is not Konnect's: QUICKSTART_INBOX_URL is the sandbox's; an agent of yours reads its own.

$ErrorActionPreference = 'Stop'
Import-Module ./KonnectPS.psd1

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

# Sign up. The portal sends an e-mail.
$email = "agent-$([guid]::NewGuid().ToString('n').Substring(0, 8))@example.com"
Register-KonnectDeveloper $email 'An Agent'

# Prove the address with the mailed token, and set a password.
$password = [System.Net.NetworkCredential]::new('', [guid]::NewGuid().ToString()).SecurePassword
Confirm-KonnectDeveloper (Get-MailedToken $email) $password

# The admin door, from KONNECT_TOKEN: let the developer in.
Connect-KonnectPortal
Approve-KonnectPortalDeveloper $email -PassThru

# Sign in: now both doors are open.
Connect-KonnectPortal -Credential ([pscredential]::new($email, $password))
Get-KonnectDeveloper

# An application, registered for an API that wants approval.
$registration = New-KonnectApplication agent-bot | New-KonnectRegistration payments
$registration
Assert-Equal 'pending' $registration.Status

# Whoever holds the admin door approves what is pending.
Get-KonnectPortalRegistration -Status Pending | Approve-KonnectPortalRegistration

# The credential, minted, stored in the vault and read back. Run it every hour: when all is well it only reads.
$credential = Request-KonnectCredential agent-bot payments -Vault Prod
$credential
Request-KonnectCredential agent-bot payments -Vault Prod
Assert-Equal $credential.CredentialId (Get-KonnectCredential agent-bot).Id

# It works, and without it the door stays shut.
Assert-Equal 401 (Get-ApiStatus payments)
Assert-Equal 200 (Get-ApiStatus payments $credential.KeyName $credential.ApiKey)

# Renewed by age, as soon as the key is older than a second: the new one is in the vault before the old one dies.
do { $renewed = Request-KonnectCredential agent-bot payments -Vault Prod -MaxAge 00:00:01 } while ($renewed.CredentialId -eq $credential.CredentialId)
Assert-Equal 200 (Get-ApiStatus payments $renewed.KeyName $renewed.ApiKey)
Assert-Equal 401 (Get-ApiStatus payments $credential.KeyName $credential.ApiKey)
Assert-Equal $renewed.CredentialId (Get-KonnectCredential agent-bot).Id

Disconnect-KonnectPortal
