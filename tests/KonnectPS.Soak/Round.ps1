# One round of mixed work. Its text never changes, so that the engine compiles it once; what differs comes in variables.
# Errors are wanted: some calls are refused on purpose, and faults befall the others.
param([uri] $Address, [pscredential] $Developer, [securestring] $Token, [string] $Name, [bool] $Leave)

$secrets = @{}
function Get-SecretInfo([string] $Name, [string] $Vault) { $secrets.Keys | Where-Object { $_ -eq $Name } | ForEach-Object { [pscustomobject]@{ Name = $_ } } }
function Get-Secret([string] $Name, [string] $Vault) { $secrets[$Name] }
function Set-Secret([string] $Name, $Secret, [string] $Vault) { $secrets[$Name] = $Secret }

$session = Connect-KonnectPortal $Address -Credential $Developer -PersonalAccessToken $Token -ApiUrl $Address
if (-not $session) { return }

# The developer's road: by key, by client, several at a time, desired state twice.
$application = New-KonnectApplication $Name -AuthStrategy key-auth
$key = $application | New-KonnectRegistration orders | New-KonnectCredential
$key | Export-KonnectCredential
$client = New-KonnectApplication "$Name-client" -AuthStrategy dcr | New-KonnectRegistration inventory | New-KonnectCredential
$client | Export-KonnectCredential -Format Json
1..8 | ForEach-Object { "$Name-$_" } | New-KonnectApplication -AuthStrategy key-auth | New-KonnectRegistration orders | New-KonnectCredential
Get-KonnectCredential $Name | Reset-KonnectCredential -Confirm:$false
Set-KonnectApplication $Name -Description 'soak'
Request-KonnectCredential "$Name-wish" orders -AuthStrategy key-auth -Vault Prod
Request-KonnectCredential "$Name-wish" orders -AuthStrategy key-auth -Vault Prod

# Lists, whole and left early.
Get-KonnectApplication "$Name*"
Get-KonnectPortalApplication -First 3
Get-KonnectPortalRegistration -Application $Name
Get-KonnectPortalCredential -Application $Name
Get-KonnectApi
Get-KonnectPortalDeveloper

# Refused.
Get-KonnectApplication 00000000-0000-0000-0000-000000000000
Get-KonnectCredential "$Name-nobody"
New-KonnectRegistration $Name -Api nothing
Connect-KonnectPortal $Address -Credential ([pscredential]::new($Developer.UserName, $Token))

Get-KonnectApplication "$Name*" | Remove-KonnectApplication -Confirm:$false

# Some forget to say goodbye.
if (-not $Leave) { Disconnect-KonnectPortal -Session $session }
