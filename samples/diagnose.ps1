# Something does not work: three commands say what, and what to do.
#
# dotnet run --project samples/Quickstart -- diagnose

$ErrorActionPreference = 'Stop'
Import-Module ./KonnectPS.psd1

function Assert-Equal($Expected, $Actual) {
    if ($Actual -ne $Expected) { throw "Expected $Expected, got $Actual." }
    "$Actual, as it should be."
}

# Before anybody signs in: what the portal shows to everybody.
Test-KonnectOnboarding $env:KONNECT_PORTAL_URL -Api payments

# The first command: which doors are open, by whose key, and until when?
Connect-KonnectPortal | Out-Null
Get-KonnectSession | Format-List

# Somebody made an application with a key, and the key does not work.
$name = 'diagnose-' + [guid]::NewGuid().ToString('n').Substring(0, 8)
$key = New-KonnectApplication $name | New-KonnectRegistration payments | New-KonnectCredential -WarningAction Ignore

# The second: what is in the way? Every gate, and the command that opens each one that is not open.
$gates = Test-KonnectOnboarding -Api payments -Application $name -ErrorAction SilentlyContinue
$gates
$blocked = @($gates | Where-Object State -In Shut, NeedsPerson)
Assert-Equal 'Registration' $blocked.Gate

# The third: what does the API say to the key? One real call, at the address that its document names.
$address = (Get-KonnectApi payments).Servers[0] + '/hello'
$test = $key | Test-KonnectCredential $address -Api payments
$test | Format-List
Assert-Equal 'NotApproved' $test.Result

# Both say the same. The gate's own command opens it, with the admin door open.
$blocked.Command
& ([scriptblock]::Create($blocked.Command))

# Now nothing is in the way, and the key works; Konnect may take a moment to tell its gateways.
Assert-Equal $true (Test-KonnectOnboarding -Api payments -Application $name -Quiet)
Assert-Equal 'Works' ($key | Test-KonnectCredential $address -TimeoutSeconds 30).Result

Remove-KonnectApplication $name -Confirm:$false
Disconnect-KonnectPortal
