namespace KonnectPS.Tests.Leaks;

/// <summary>Calls of every cmdlet, in an order in which all of them succeed.</summary>
internal static class CanaryCalls
{
    /// <summary>The sessions of the calls.</summary>
    public static readonly IReadOnlyList<string> Connecting =
    [
        "$own = Connect-KonnectPortal $at -Credential $developer",
        "$session = Connect-KonnectPortal $at -Credential $developer -PersonalAccessToken $pat -ApiUrl $at",
    ];

    /// <summary>What the calls find.</summary>
    public static readonly IReadOnlyList<string> Setup =
    [
        "$dcr = New-KonnectApplication reader -AuthStrategy dcr",
        "$key = New-KonnectApplication bot | New-KonnectRegistration orders | New-KonnectCredential",
        "$client = $dcr | New-KonnectRegistration inventory | New-KonnectCredential",
        "$other = New-KonnectPortalApplication other -Developer dev@example.com",
        "$null = New-KonnectRegistration payments bot; $null = New-KonnectRegistration payments other",
        "$robot = New-KonnectAccessToken robot -SystemAccount seeded; $laptop = New-KonnectAccessToken laptop",
        "Register-KonnectDeveloper nora@example.com 'Nora New' -PortalUrl $at",
        "Reset-KonnectDeveloperPassword dev@example.com -PortalUrl $at",
    ];

    /// <summary>What sends requests.</summary>
    public static readonly IReadOnlyList<string> Requesting =
    [
        "Connect-KonnectPortal $at -Credential $developer -PersonalAccessToken $pat -ApiUrl $at",
        "Connect-KonnectPortal $at -PortalToken $token",
        "Connect-KonnectPortal -Portal 'Sandbox Portal' -PortalToken $token -PersonalAccessToken $spat -ApiUrl $at",
        "Connect-KonnectPortal -UseDeviceAuthentication -ApiUrl $at",
        "$global:session = Connect-KonnectPortal $at -Credential $developer -PersonalAccessToken $pat -ApiUrl $at",
        "Register-KonnectDeveloper otto@example.com 'Otto Other' -PortalUrl $at",
        "$mail | Confirm-KonnectDeveloper -Password $password -PortalUrl $at",
        "Reset-KonnectDeveloperPassword dev@example.com -PortalUrl $at",
        "Reset-KonnectDeveloperPassword -Token $forgotten.Token -Password $developer.Password -PortalUrl $at",
        "Get-KonnectDeveloper",
        "Get-KonnectApi",
        "Get-KonnectApiSpecification orders",
        "Get-KonnectAuthStrategy",
        "New-KonnectApplication fresh -AuthStrategy dcr",
        "Get-KonnectApplication",
        "Set-KonnectApplication bot -Description new -PassThru",
        "New-KonnectRegistration orders other",
        "Get-KonnectRegistration bot",
        "New-KonnectCredential bot",
        "New-KonnectCredential reader -DisplayName second",
        "Get-KonnectCredential reader",
        "$key | Test-KonnectCredential \"$at/gateway/orders/\" -TimeoutSeconds 1",
        "$client | Test-KonnectCredential \"$at/gateway/inventory/\" -TokenEndpoint \"$at/idp/token\" -ClientAuthentication Basic",
        "$client | Test-KonnectCredential \"$at/gateway/inventory/\" -TokenEndpoint \"$at/idp/token\" -ClientAuthentication Post",
        "Test-KonnectOnboarding -Api orders -Application bot -Vault Local",
        "Test-KonnectOnboarding $at -Api orders -Developer dev@example.com",
        "Export-KonnectOnboarding payments",
        "Export-KonnectOnboarding orders \"$folder/$([guid]::NewGuid()).json\" -PassThru",
        "$key | Set-KonnectCredential renamed",
        "$key | Reset-KonnectCredential",
        "Request-KonnectCredential bot orders -Vault Local -SecretName bot -MaxAge 30.00:00:00",
        "Request-KonnectCredential bot orders -Vault Local -SecretName bot -MaxAge 0 -ProbeUri \"$at/gateway/orders/\" -ProbeTimeoutSeconds 1",
        "Request-KonnectCredential stocked inventory -Vault Local -SecretName stocked -ProbeUri \"$at/gateway/inventory/\" -TokenEndpoint \"$at/idp/token\" -ProbeTimeoutSeconds 1",
        "Request-KonnectCredential wanted payments -Approve -TimeoutSeconds 1",
        "Get-KonnectPortal",
        "New-KonnectPortal agents -DefaultAuthStrategy dcr -AutoApproveApplications",
        "Set-KonnectPortal agents -DisplayName Agents -DefaultAuthStrategy $null -PassThru",
        "Remove-KonnectPortal agents",
        "New-KonnectCatalogApi $document; Get-KonnectCatalogApi; Remove-KonnectCatalogApi Invoices",
        "Get-KonnectPortalAuthStrategy",
        "New-KonnectPortalAuthStrategy trial -TimeToLive 90",
        "Set-KonnectPortalAuthStrategy trial -TimeToLive 30 -PassThru",
        "Remove-KonnectPortalAuthStrategy trial",
        "Get-KonnectDcrProvider sandbox-idp -Verify",
        "New-KonnectAuthServer agents api://orders; Get-KonnectAuthServer",
        "New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents",
        "$agent = New-KonnectPortalApplication agent-bot -Team Platform -AuthServer agents; $agent",
        "$null = Publish-KonnectApi -Api Shipping -AuthStrategy agent-tokens; Request-KonnectCredential wanted-agent Shipping -AuthServer agents -TeamId Platform -Vault Local -SecretName wanted-agent",
        "$agent = $agent | Reset-KonnectCredential; $agent; Reset-KonnectCredential -AuthServer agents -Application agent-bot | Remove-KonnectCredential",
        "Get-KonnectAuthServerClient agents; $agent | Remove-KonnectAuthServerClient; Remove-KonnectAuthServer agents -Force",
        "New-KonnectDcrProvider auth0-dcr auth0 https://auth0.example.com/ -ClientId konnect -ClientSecret $password",
        "New-KonnectDcrProvider okta-dcr okta https://okta.example.com/ -Token $word -Verify",
        "New-KonnectDcrProvider own-dcr http https://own.example.com/ -BaseUrl https://own.example.com/dcr -ApiKey $mark",
        "Remove-KonnectDcrProvider okta-dcr",
        "Publish-KonnectApi $document -Service returns -AuthStrategy key-auth",
        "Unpublish-KonnectApi Invoices",
        "Get-KonnectPortalApplication",
        "New-KonnectPortalApplication third -Developer dev@example.com -AuthStrategy dcr",
        "Get-KonnectPortalCredential",
        "Get-KonnectPortalDeveloper",
        "Get-KonnectPortalForm; Get-KonnectPortalForm partner-access",
        "New-KonnectPortalDeveloper new@example.com 'New One'",
        "Approve-KonnectPortalDeveloper pending@example.com -PassThru",
        "Deny-KonnectPortalDeveloper new@example.com -PassThru",
        "New-KonnectPortalRegistration Inventory third",
        "Get-KonnectPortalRegistration",
        "Get-KonnectPortalRegistration bot | Where-Object Status -EQ pending | Approve-KonnectPortalRegistration -PassThru",
        "Get-KonnectPortalRegistration other | Where-Object Status -EQ pending | Deny-KonnectPortalRegistration -PassThru",
        "Get-KonnectPortalRegistration other | Where-Object Status -EQ rejected | Remove-KonnectPortalRegistration",
        "New-KonnectAccessToken desk",
        "New-KonnectAccessToken nightly -SystemAccount seeded",
        "Get-KonnectAccessToken -SystemAccount seeded",
        "New-KonnectAccessToken weekly -SystemAccount seeded -Role Portals/Creator, 'Portals/Sandbox Portal/Admin'",
        "Grant-KonnectRole Creator APIs -SystemAccount seeded; Grant-KonnectRole Viewer APIs * -Team Automation; Grant-KonnectRole Viewer Portals 'Sandbox Portal' -User olivia@example.com",
        "Get-KonnectRole -SystemAccount seeded; Get-KonnectRole -Team Automation; Get-KonnectRole -User olivia@example.com",
        "Revoke-KonnectRole Creator APIs -SystemAccount seeded; Get-KonnectRole -Team Automation | Revoke-KonnectRole",
        "New-KonnectPortalTeam Billing -CanOwnApplications; Get-KonnectPortalTeam; Add-KonnectPortalTeamMember Billing pending@example.com; Get-KonnectPortalTeamMember Billing",
        "Grant-KonnectRole 'API Viewer' Services $([guid]::NewGuid()) -PortalTeam Billing; Get-KonnectRole -PortalTeam Billing | Revoke-KonnectRole",
        "Remove-KonnectPortalTeamMember Billing pending@example.com; Remove-KonnectPortalTeam Billing",
        "$laptop | Remove-KonnectAccessToken",
        "Get-KonnectCredential bot | Remove-KonnectCredential",
        "Get-KonnectRegistration bot | Remove-KonnectRegistration",
        "Remove-KonnectApplication bot",
        "Remove-KonnectPortalApplication third",
        "Remove-KonnectPortalDeveloper new@example.com",
        "Disconnect-KonnectPortal $own",
    ];

    /// <summary>One call for each kind of secret that is sent.</summary>
    public static readonly IReadOnlyList<string> OfEachSecret =
    [
        "Connect-KonnectPortal $at -PortalToken $token",
        "Connect-KonnectPortal -UseDeviceAuthentication -ApiUrl $at",
        "$mail | Confirm-KonnectDeveloper -Password $password -PortalUrl $at",
        "Get-KonnectDeveloper",
        "New-KonnectCredential bot",
        "New-KonnectDcrProvider auth0-dcr auth0 https://auth0.example.com/ -ClientId konnect -ClientSecret $password",
        "New-KonnectDcrProvider own-dcr http https://own.example.com/ -BaseUrl https://own.example.com/dcr -ApiKey $mark",
        "Get-KonnectPortal",
        "Disconnect-KonnectPortal $own",
    ];

    /// <summary>What asks nobody.</summary>
    public static readonly IReadOnlyList<string> Silent =
    [
        "Get-KonnectSession",
        "$key, $client | Export-KonnectCredential \"$folder/$([guid]::NewGuid()).json\" -Format Json -WhatIf",
        "$plain = $key | Export-KonnectCredential",
    ];

    /// <summary>What is given where it does not belong.</summary>
    public static readonly IReadOnlyList<string> Mistaken =
    [
        "Connect-KonnectPortal $at -PortalToken @($token)",
        "Connect-KonnectPortal $at -PersonalAccessToken @{ token = $pat }",
        "Connect-KonnectPortal $at -PortalToken \"$token \"\"",
        "Connect-KonnectPortal $at -PersonalAccessToken \"$pat $pat\" -ApiUrl $at",
        "Connect-KonnectPortal \"https://user:$token@dev.example.com\"",
        "Connect-KonnectPortal \"user:$token@dev.example.com\" -PortalToken $token",
        "Connect-KonnectPortal \"htp://user:$token@dev.example.com\" -PortalToken $token",
        "Connect-KonnectPortal \"http://user:$token@dev.example.com\" -PortalToken $token",
        "Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl \"https://user:$pat@api.example.com\"",
        "Connect-KonnectPortal \"https://user:$word@dev.example.com:port\" -PortalToken $token",
        "Connect-KonnectPortal $token -PortalToken $token",
        "Register-KonnectDeveloper nora@example.com Nora -PortalUrl \"https://user:$token@dev.example.com\"",
        "Confirm-KonnectDeveloper @($word) $password -PortalUrl $at",
        "New-KonnectDcrProvider okta-dcr okta https://okta.example.com/ -Token @($word)",
        "New-KonnectDcrProvider okta-dcr okta https://okta.example.com/ -ApiKey $mark",
        "Confirm-KonnectDeveloper $mail.Token $word -PortalUrl $at",
        "Reset-KonnectDeveloperPassword -Token @($word) -Password $password -PortalUrl $at",
        "Reset-KonnectDeveloperPassword -Token $forgotten.Token -Password $word -PortalUrl $at",
        "$key | Export-KonnectCredential \"$folder/there/is/no/such/folder.env\"",
        "Get-KonnectApi -Session $key",
        "$key | Connect-KonnectPortal",
    ];
}
