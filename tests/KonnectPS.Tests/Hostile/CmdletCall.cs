namespace KonnectPS.Tests.Hostile;

/// <summary>How a cmdlet is called in a <see cref="HostileWorld"/>.</summary>
/// <param name="Name">The cmdlet, and in which of its ways where there are several.</param>
/// <param name="Act">The call itself; its requests meet the faults. $n differs from call to call.</param>
/// <param name="Prepare">What it works on; its requests meet none.</param>
/// <param name="Reports">True when what the server does is what the call reports, so that a fault is a result and no error.</param>
internal sealed record CmdletCall(string Name, string Act, string Prepare = "", bool Reports = false)
{
    /// <summary>The cmdlet.</summary>
    public string Cmdlet => Name.Split(' ')[0];

    /// <summary>Cmdlets that never send a request.</summary>
    public static IReadOnlyList<string> Silent { get; } = ["Get-KonnectSession", "Export-KonnectCredential"];

    /// <summary>Every cmdlet that sends requests, once at least.</summary>
    public static IReadOnlyList<CmdletCall> All { get; } =
    [
        new("Connect-KonnectPortal with a token", "Connect-KonnectPortal $address -PortalToken $portalToken"),
        new("Connect-KonnectPortal with a password", "Connect-KonnectPortal $address -Credential $developer"),
        new("Connect-KonnectPortal with an access token", "Connect-KonnectPortal -Portal 'Sandbox Portal' -PersonalAccessToken $token -ApiUrl $address"),
        new("Connect-KonnectPortal with a device", "Connect-KonnectPortal -UseDeviceAuthentication -ApiUrl $address"),
        new("Disconnect-KonnectPortal", "$mine | Disconnect-KonnectPortal", "$mine = Connect-KonnectPortal $address -Credential $developer"),
        new("Register-KonnectDeveloper", "Register-KonnectDeveloper \"new$n@example.com\" New -PortalUrl $address"),
        new(
            "Confirm-KonnectDeveloper",
            "Confirm-KonnectDeveloper $mailed $password -PortalUrl $address",
            "Register-KonnectDeveloper \"mail$n@example.com\" Mail -PortalUrl $address; $mailed = $inbox.Messages(\"mail$n@example.com\")[0].Token"),
        new("Get-KonnectDeveloper", "Get-KonnectDeveloper"),
        new("Get-KonnectDeveloper of a session that renews itself", "Get-KonnectDeveloper -Session $renewing", "$renewing = Connect-KonnectPortal $address -Credential $developer"),
        new("Get-KonnectApi", "Get-KonnectApi"),
        new("Get-KonnectApi of a name", "Get-KonnectApi Orders"),
        new("Get-KonnectApiSpecification", "Get-KonnectApiSpecification orders"),
        new("Get-KonnectAuthStrategy", "Get-KonnectAuthStrategy"),
        new("New-KonnectApplication", "New-KonnectApplication \"app$n\" -AuthStrategy key-auth"),
        new("New-KonnectApplication with a client", "New-KonnectApplication \"app$n\" -AuthStrategy dcr"),
        new("New-KonnectApplication of a taken name", "New-KonnectApplication bot -WarningAction Ignore"),
        new("Get-KonnectApplication", "Get-KonnectApplication"),
        new("Get-KonnectApplication of a name", "Get-KonnectApplication bot"),
        new("Get-KonnectApplication of an id", "Get-KonnectApplication -Id $application.Id"),
        new("Set-KonnectApplication", "Set-KonnectApplication bot -Description \"nr $n\" -PassThru"),
        new("Remove-KonnectApplication", "$fresh | Remove-KonnectApplication", "$fresh = New-KonnectApplication \"gone$n\""),
        new("Remove-KonnectApplication of a name", "Remove-KonnectApplication \"gone$n\"", "$null = New-KonnectApplication \"gone$n\""),
        new("New-KonnectRegistration", "$fresh | New-KonnectRegistration orders", "$fresh = New-KonnectApplication \"reg$n\""),
        new("Get-KonnectRegistration", "Get-KonnectRegistration bot"),
        new("Remove-KonnectRegistration", "$fresh | Remove-KonnectRegistration", "$fresh = New-KonnectApplication \"unreg$n\" | New-KonnectRegistration orders"),
        new("New-KonnectCredential", "$fresh | New-KonnectCredential", "$fresh = New-KonnectApplication \"mint$n\" | New-KonnectRegistration orders"),
        new("New-KonnectCredential of a given name", "New-KonnectCredential $fresh.Id -DisplayName given", "$fresh = New-KonnectApplication \"mint$n\""),
        new("Get-KonnectCredential", "Get-KonnectCredential bot"),
        new("Set-KonnectCredential", "$listed | Set-KonnectCredential \"renamed $n\""),
        new("Remove-KonnectCredential", "$fresh | Remove-KonnectCredential", "$fresh = New-KonnectApplication \"unmint$n\" | New-KonnectCredential"),
        new("Reset-KonnectCredential of a key", "$fresh | Reset-KonnectCredential", "$fresh = New-KonnectApplication \"reset$n\" | New-KonnectCredential"),
        new(
            "Reset-KonnectCredential of a secret",
            "$fresh | Reset-KonnectCredential",
            "$fresh = New-KonnectApplication \"reset$n\" -AuthStrategy dcr | Get-KonnectCredential"),
        new("Request-KonnectCredential", "Request-KonnectCredential \"wish$n\" orders -Vault Prod"),
        new("Request-KonnectCredential that approves", "Request-KonnectCredential \"wish$n\" payments -Vault Prod -Approve"),
        new("Request-KonnectCredential again", "Request-KonnectCredential \"wish$n\" orders -Vault Prod", "$null = Request-KonnectCredential \"wish$n\" orders -Vault Prod"),
        new(
            "Request-KonnectCredential that tries the new one",
            "Request-KonnectCredential \"wish$n\" orders -Vault $own -MaxAge 0 -ProbeUri \"${address}gateway/orders/\" -ProbeTimeoutSeconds 60",
            "$null = Request-KonnectCredential \"wish$n\" orders -Vault $own"),
        new("Test-KonnectCredential", "$tried | Test-KonnectCredential \"${address}gateway/orders/\"", "$tried = $key", Reports: true),
        new(
            "Test-KonnectCredential of a key that was deleted",
            "$fresh | Test-KonnectCredential \"${address}gateway/orders/\"",
            "$fresh = New-KonnectApplication \"tried$n\" | New-KonnectCredential; $fresh | Remove-KonnectCredential",
            Reports: true),
        new(
            "Test-KonnectCredential of a client",
            "$client | Test-KonnectCredential \"${address}gateway/inventory/\" -TokenEndpoint \"${address}idp/token\"",
            "$client = New-KonnectApplication \"client$n\" -AuthStrategy dcr | New-KonnectRegistration inventory | New-KonnectCredential",
            Reports: true),
        new("Test-KonnectOnboarding", "Test-KonnectOnboarding -Api orders -Application bot -ErrorAction Ignore", Reports: true),
        new(
            "Test-KonnectOnboarding of a registration that waits",
            "$fresh | Test-KonnectOnboarding -Api payments -ErrorAction Ignore",
            "$fresh = New-KonnectApplication \"way$n\"; $null = $fresh | New-KonnectRegistration payments",
            Reports: true),
        new(
            "Test-KonnectOnboarding of an application that is not there",
            "Test-KonnectOnboarding -Api Orders -Application \"none$n\" -ErrorAction Ignore",
            Reports: true),
        new(
            "Test-KonnectOnboarding of somebody else",
            "Test-KonnectOnboarding -Api payments -Application bot -Developer pending@example.com -ErrorAction Ignore",
            Reports: true),
        new("Get-KonnectPortal", "Get-KonnectPortal"),
        new("Get-KonnectPortal of an id", "Get-KonnectPortal -Id $portal.Id"),
        new("New-KonnectPortalDeveloper", "New-KonnectPortalDeveloper \"dev$n@example.com\" Dev"),
        new("Get-KonnectPortalDeveloper", "Get-KonnectPortalDeveloper"),
        new("Get-KonnectPortalForm", "Get-KonnectPortalForm"),
        new("Get-KonnectPortalForm of a name", "Get-KonnectPortalForm developer-registration"),
        new("New-KonnectPortalDeveloper with answers", "New-KonnectPortalDeveloper \"ans$n@example.com\" Dev -AdditionalData @{ company_name = 'Example Air' }"),
        new("Approve-KonnectPortalDeveloper", "$fresh | Approve-KonnectPortalDeveloper -PassThru", "$fresh = New-KonnectPortalDeveloper \"dev$n@example.com\" Dev -Status pending"),
        new("Deny-KonnectPortalDeveloper", "Deny-KonnectPortalDeveloper \"dev$n@example.com\" -PassThru", "$null = New-KonnectPortalDeveloper \"dev$n@example.com\" Dev -Status pending"),
        new("Remove-KonnectPortalDeveloper", "$fresh | Remove-KonnectPortalDeveloper", "$fresh = New-KonnectPortalDeveloper \"dev$n@example.com\" Dev"),
        new("New-KonnectPortalApplication", "New-KonnectPortalApplication \"theirs$n\" -Developer dev@example.com -AuthStrategy key-auth"),
        new("Get-KonnectPortalApplication", "Get-KonnectPortalApplication"),
        new("Remove-KonnectPortalApplication", "Remove-KonnectPortalApplication \"theirs$n\"", "$null = New-KonnectPortalApplication \"theirs$n\" -Developer dev@example.com"),
        new("New-KonnectPortalRegistration", "New-KonnectPortalRegistration Orders $fresh", "$fresh = New-KonnectApplication \"reg$n\""),
        new("Get-KonnectPortalRegistration", "Get-KonnectPortalRegistration"),
        new("Get-KonnectPortalRegistration of an application", "Get-KonnectPortalRegistration bot"),
        new("Approve-KonnectPortalRegistration", "$fresh | Approve-KonnectPortalRegistration -PassThru", "$fresh = New-KonnectApplication \"reg$n\" | New-KonnectRegistration payments"),
        new("Deny-KonnectPortalRegistration", "$fresh | Deny-KonnectPortalRegistration -PassThru", "$fresh = New-KonnectApplication \"reg$n\" | New-KonnectRegistration payments"),
        new("Remove-KonnectPortalRegistration", "$fresh | Remove-KonnectPortalRegistration", "$fresh = New-KonnectApplication \"reg$n\" | New-KonnectRegistration payments"),
        new("Get-KonnectPortalCredential", "Get-KonnectPortalCredential bot"),
        new("Get-KonnectPortalCredential of all", "Get-KonnectPortalCredential"),
        new("New-KonnectAccessToken", "New-KonnectAccessToken \"token$n\"", "Get-KonnectAccessToken 'token*' | Remove-KonnectAccessToken"),
        new("New-KonnectAccessToken of a system account", "New-KonnectAccessToken \"token$n\" -SystemAccount \"account$n\" -WarningAction Ignore"),
        new("Get-KonnectAccessToken", "Get-KonnectAccessToken"),
        new("Get-KonnectAccessToken of a system account", "Get-KonnectAccessToken -SystemAccount seeded"),
        new(
            "Remove-KonnectAccessToken",
            "$fresh | Remove-KonnectAccessToken",
            "Get-KonnectAccessToken 'token*' | Remove-KonnectAccessToken; $fresh = New-KonnectAccessToken \"token$n\""),
    ];

    public override string ToString() => Name;
}
