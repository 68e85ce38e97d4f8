namespace KonnectPS.Tests.Hostile;

/// <summary>How a cmdlet is called in a <see cref="HostileWorld"/>.</summary>
/// <param name="Name">The cmdlet, and in which of its ways where there are several.</param>
/// <param name="Act">The call itself; its requests meet the faults. $n differs from call to call.</param>
/// <param name="Prepare">What it works on; its requests meet none.</param>
/// <param name="Reports">True when what the server does is what the call reports, so that a fault is a result and no error.</param>
/// <param name="WhenHidden">The error id that it may end with where the server has just that already, and its lists do not show it.</param>
internal sealed record CmdletCall(string Name, string Act, string Prepare = "", bool Reports = false, string? WhenHidden = null)
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
        new("Reset-KonnectDeveloperPassword of an address", "Reset-KonnectDeveloperPassword dev@example.com -PortalUrl $address"),
        new(
            "Reset-KonnectDeveloperPassword by a token",
            "Reset-KonnectDeveloperPassword -Token $mailed -Password $password -PortalUrl $address",
            "Reset-KonnectDeveloperPassword dev@example.com -PortalUrl $address; $mailed = ($inbox.Messages('dev@example.com') | Select-Object -Last 1).Token"),
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
        new(
            "Test-KonnectCredential of a team's client",
            "$agent | Test-KonnectCredential \"${address}gateway/inventory/\" -Api inventory -Session $admin",
            "$admin = Connect-KonnectPortal -Portal 'Sandbox Portal' -PersonalAccessToken $token -ApiUrl $address",
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
        new("Export-KonnectOnboarding", "Export-KonnectOnboarding orders"),
        new(
            "Export-KonnectOnboarding of a name",
            "Export-KonnectOnboarding Payments -Portal 'Sandbox Portal' -Session $admin",
            "$admin = Connect-KonnectPortal -Portal 'Sandbox Portal' -PersonalAccessToken $token -ApiUrl $address"),
        new("Get-KonnectPortalAuthStrategy", "Get-KonnectPortalAuthStrategy"),
        new("Get-KonnectPortalAuthStrategy of an id", "Get-KonnectPortalAuthStrategy $strategy.Id"),
        new("New-KonnectPortalAuthStrategy", "New-KonnectPortalAuthStrategy \"keys$n\" -TimeToLive 90"),
        new("New-KonnectPortalAuthStrategy of a provider", "New-KonnectPortalAuthStrategy \"clients$n\" -DcrProvider sandbox-idp"),
        new("New-KonnectPortalAuthStrategy of a taken name", "New-KonnectPortalAuthStrategy key-auth -WarningAction Ignore"),
        new("Set-KonnectPortalAuthStrategy", "$fresh | Set-KonnectPortalAuthStrategy -TimeToLive 30 -PassThru", "$fresh = New-KonnectPortalAuthStrategy \"keys$n\""),
        new("Remove-KonnectPortalAuthStrategy", "$fresh | Remove-KonnectPortalAuthStrategy", "$fresh = New-KonnectPortalAuthStrategy \"keys$n\""),
        new("New-KonnectPortalAuthStrategy of an auth server", "New-KonnectPortalAuthStrategy \"tokens$n\" -AuthServer $server", "$server = New-KonnectAuthServer \"strategy$n\" api://orders"),
        new("Get-KonnectAuthServer", "Get-KonnectAuthServer agents"),
        new("New-KonnectAuthServer", "New-KonnectAuthServer \"server$n\" api://orders"),
        new("Remove-KonnectAuthServer", "Remove-KonnectAuthServer \"gone$n\"", "$null = New-KonnectAuthServer \"gone$n\" api://orders"),
        new("Get-KonnectAuthServerClient", "Get-KonnectAuthServerClient agents"),
        new("Get-KonnectAuthServerClient of an id", "Get-KonnectAuthServerClient agents $agent.ClientId"),
        new(
            "Remove-KonnectAuthServerClient",
            "$fresh | Remove-KonnectAuthServerClient",
            "$fresh = New-KonnectPortalApplication \"unclient$n\" -Team Platform -AuthServer agents"),
        new(
            "Request-KonnectCredential of a client",
            "Request-KonnectCredential \"client$n\" Shipping -AuthServer agents -TeamId Platform -Approve -Vault $own"),
        new(
            "Request-KonnectCredential of a client anew",
            "Request-KonnectCredential \"client$n\" Shipping -AuthServer agents -TeamId Platform -Approve -Vault $own -MaxAge 0",
            "$null = Request-KonnectCredential \"client$n\" Shipping -AuthServer agents -TeamId Platform -Approve -Vault $own"),
        new(
            "Remove-KonnectCredential of a client's secret",
            "$fresh | Remove-KonnectCredential",
            "$fresh = New-KonnectPortalApplication \"unsecret$n\" -Team Platform -AuthServer agents"),
        new(
            "Reset-KonnectCredential of a client's secret",
            "$fresh | Reset-KonnectCredential",
            "$fresh = New-KonnectPortalApplication \"resecret$n\" -Team Platform -AuthServer agents"),
        new(
            "Reset-KonnectCredential of a client",
            "Reset-KonnectCredential -AuthServer agents -Application $fresh.ApplicationId",
            "$fresh = New-KonnectPortalApplication \"resecret$n\" -Team Platform -AuthServer agents"),
        new("New-KonnectPortalApplication with a client", "New-KonnectPortalApplication \"agent$n\" -Team Platform -AuthServer agents"),
        new("Get-KonnectDcrProvider", "Get-KonnectDcrProvider sandbox-idp -Verify"),
        new("New-KonnectDcrProvider", "New-KonnectDcrProvider \"okta$n\" okta https://okta.example.com/ -Token $password -Verify"),
        new("Remove-KonnectDcrProvider", "Remove-KonnectDcrProvider \"gone$n\"", "$null = New-KonnectDcrProvider \"gone$n\" kongIdentity https://kong.example.com/"),
        new("Get-KonnectPortal", "Get-KonnectPortal"),
        new("Get-KonnectPortal of an id", "Get-KonnectPortal -Id $portal.Id"),
        new("New-KonnectPortal", "New-KonnectPortal \"portal$n\" -AutoApproveDevelopers -DefaultAuthStrategy key-auth"),
        new("New-KonnectPortal of a taken name", "New-KonnectPortal 'Sandbox Portal' -WarningAction Ignore"),
        new("Set-KonnectPortal", "Set-KonnectPortal 'Sandbox Portal' -Description \"nr $n\" -PassThru"),
        new("Remove-KonnectPortal", "$fresh | Remove-KonnectPortal", "$fresh = New-KonnectPortal \"gone$n\""),
        new("Remove-KonnectPortal by force", "Remove-KonnectPortal \"gone$n\" -Force", "$null = New-KonnectPortal \"gone$n\""),
        new("New-KonnectCatalogApi", "New-KonnectCatalogApi $document -Name \"api$n\""),
        new("New-KonnectCatalogApi of a taken name", "New-KonnectCatalogApi $document -Name Orders -WarningAction Ignore"),
        new("Get-KonnectCatalogApi", "Get-KonnectCatalogApi"),
        new("Get-KonnectCatalogApi of an id", "Get-KonnectCatalogApi -Id $catalogApi.Id"),
        new("Remove-KonnectCatalogApi", "$fresh | Remove-KonnectCatalogApi", "$fresh = New-KonnectCatalogApi $document -Name \"gone$n\""),
        new("Remove-KonnectCatalogApi of a name", "Remove-KonnectCatalogApi \"gone$n\"", "$null = New-KonnectCatalogApi $document -Name \"gone$n\""),
        new(
            "Publish-KonnectApi",
            "Publish-KonnectApi $document -Name \"pub$n\" -Service returns -ControlPlane sandbox -AuthStrategy key-auth -AutoApprove -WarningAction Ignore",
            "Get-KonnectCatalogApi 'pub*' | Remove-KonnectCatalogApi"),
        new(
            "Publish-KonnectApi again",
            "Publish-KonnectApi $document -Name \"pub$n\" -Service returns -WarningAction Ignore",
            "Get-KonnectCatalogApi 'pub*' | Remove-KonnectCatalogApi; $null = Publish-KonnectApi $document -Name \"pub$n\" -Service returns"),
        new(
            "Publish-KonnectApi of a changed document",
            "Publish-KonnectApi $changed -Name \"pub$n\" -WarningAction Ignore",
            "Get-KonnectCatalogApi 'pub*' | Remove-KonnectCatalogApi; $null = Publish-KonnectApi $document -Name \"pub$n\" -Service returns"),
        new(
            "Publish-KonnectApi to another service",
            "Publish-KonnectApi -Api \"pub$n\" -Service refunds -ControlPlane staging -Force -WarningAction Ignore",
            "Get-KonnectCatalogApi 'pub*' | Remove-KonnectCatalogApi; $null = Publish-KonnectApi $document -Name \"pub$n\" -Service returns"),
        new("Publish-KonnectApi otherwise", "Publish-KonnectApi -Api $catalogApi -Visibility (('public', 'private')[$n % 2]) -WarningAction Ignore"),
        new("Unpublish-KonnectApi", "Unpublish-KonnectApi Shipping", "$null = Publish-KonnectApi -Api Shipping -AuthStrategy self-managed -Visibility public"),
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
        new("New-KonnectAccessToken with a role", "New-KonnectAccessToken \"token$n\" -SystemAccount \"account$n\" -Role Portals/Creator"),
        new("Get-KonnectRole", "Get-KonnectRole -SystemAccount robots", "$null = Grant-KonnectRole Viewer APIs * -SystemAccount robots"),
        new("Get-KonnectRole of a team", "Get-KonnectRole -Team Automation", "$null = Grant-KonnectRole Viewer APIs * -Team Automation"),
        new("Get-KonnectRole of a user", "Get-KonnectRole -User olivia@example.com", "$null = Grant-KonnectRole Viewer APIs * -User olivia@example.com"),
        new("Grant-KonnectRole", "Grant-KonnectRole Creator Portals -SystemAccount robots", "Get-KonnectRole -SystemAccount robots | Revoke-KonnectRole"),
        new("Grant-KonnectRole of a portal's team", "Grant-KonnectRole 'API Viewer' Services $([guid]::NewGuid()) -PortalTeam Platform"),
        new("Get-KonnectRole of a portal's team", "Get-KonnectRole -PortalTeam Platform", "$null = Grant-KonnectRole 'API Viewer' Services 18ee2573-dec0-4b83-be99-fa7700bcdc61 -PortalTeam Platform"),
        new("Revoke-KonnectRole of a portal's team", "$fresh | Revoke-KonnectRole", "$fresh = Grant-KonnectRole 'API Consumer' Services 18ee2573-dec0-4b83-be99-fa7700bcdc61 -PortalTeam Platform"),
        new("Get-KonnectPortalTeam", "Get-KonnectPortalTeam"),
        new("Get-KonnectPortalTeam of a name", "Get-KonnectPortalTeam Platform"),
        new("New-KonnectPortalTeam", "New-KonnectPortalTeam \"team$n\" -CanOwnApplications -Description Some"),
        new("New-KonnectPortalTeam of a taken name", "New-KonnectPortalTeam Platform"),
        new("Remove-KonnectPortalTeam", "Remove-KonnectPortalTeam \"gone$n\"", "$null = New-KonnectPortalTeam \"gone$n\""),
        new("Get-KonnectPortalTeamMember", "Get-KonnectPortalTeamMember Platform"),
        new("Add-KonnectPortalTeamMember", "$fresh | Add-KonnectPortalTeamMember -Developer pending@example.com", "$fresh = New-KonnectPortalTeam \"full$n\""),
        new("Add-KonnectPortalTeamMember again", "Add-KonnectPortalTeamMember Platform dev@example.com", WhenHidden: "Conflict"),
        new(
            "Remove-KonnectPortalTeamMember",
            "$fresh | Remove-KonnectPortalTeamMember",
            "Add-KonnectPortalTeamMember Platform pending@example.com; $fresh = Get-KonnectPortalTeamMember Platform | Where-Object Email -EQ pending@example.com"),
        new("Get-KonnectPortalApplication of a team", "Get-KonnectPortalApplication -Team Platform", "if (-not (Get-KonnectPortalApplication -Team Platform)) { $null = New-KonnectPortalApplication owned -Team Platform | New-KonnectPortalRegistration Orders }"),
        new("Get-KonnectPortalRegistration of a team", "Get-KonnectPortalRegistration -Team Platform", "if (-not (Get-KonnectPortalApplication -Team Platform)) { $null = New-KonnectPortalApplication owned -Team Platform | New-KonnectPortalRegistration Orders }"),
        new("Get-KonnectPortalCredential of a team", "Get-KonnectPortalCredential -Team Platform", "if (-not (Get-KonnectPortalApplication -Team Platform)) { $null = New-KonnectPortalApplication owned -Team Platform | New-KonnectPortalRegistration Orders }"),
        new("New-KonnectPortalApplication of a team", "New-KonnectPortalApplication \"ours$n\" -Team Platform -AuthStrategy key-auth"),
        new("Grant-KonnectRole again", "Grant-KonnectRole Creator APIs -SystemAccount robots", "$null = Grant-KonnectRole Creator APIs -SystemAccount robots"),
        new(
            "Grant-KonnectRole for a portal",
            "Grant-KonnectRole Admin Portals 'Sandbox Portal' -User $user",
            "$user = 'olivia@example.com'; Get-KonnectRole -User $user | Revoke-KonnectRole"),
        new(
            "Grant-KonnectRole for a gateway service",
            "Grant-KonnectRole 'API Viewer' Services orders -PortalTeam Platform",
            "Get-KonnectRole -PortalTeam Platform | Revoke-KonnectRole"),
        new("Revoke-KonnectRole", "$fresh | Revoke-KonnectRole", "$fresh = Grant-KonnectRole Viewer APIs * -Team Automation"),
        new("Revoke-KonnectRole of a name", "Revoke-KonnectRole Viewer Portals * -SystemAccount robots", "$null = Grant-KonnectRole Viewer Portals * -SystemAccount robots"),
    ];

    public override string ToString() => Name;
}
