namespace KonnectPS.Tests.Safety;

/// <summary>A sandbox with one of everything, each in a variable, for tests that change nothing.</summary>
public sealed class BindingWorld : IAsyncLifetime
{
    private CheckedSandbox? _sandbox;
    private Engine? _engine;

    internal Engine Engine => _engine!;

    internal CheckedSandbox Sandbox => _sandbox!;

    public async Task InitializeAsync()
    {
        _sandbox = await CheckedSandbox.StartAsync();
        _engine = Engine.Connected(_sandbox);
        _engine.Set("document", SampleSpecification.Path);
        _engine.Run(
            """
            $application = New-KonnectApplication bot
            $freshRegistration = $application | New-KonnectRegistration orders
            $credential = $application | New-KonnectCredential -DisplayName mine
            $registration = Get-KonnectRegistration $application.Id
            $listed = Get-KonnectCredential bot
            $api = Get-KonnectApi orders
            $strategy = Get-KonnectAuthStrategy key-auth
            $portalStrategy = Get-KonnectPortalAuthStrategy key-auth
            $provider = Get-KonnectDcrProvider sandbox-idp
            $server = New-KonnectAuthServer agents api://orders
            $null = New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents
            $developer = Get-KonnectDeveloper
            $portal = Get-KonnectPortal 'Sandbox Portal'
            $published = Publish-KonnectApi -Api Orders
            $catalogApi = Get-KonnectCatalogApi Orders
            $portalDeveloper = Get-KonnectPortalDeveloper dev@example.com
            $other = Get-KonnectPortalDeveloper pending@example.com
            $portalApplication = Get-KonnectPortalApplication bot
            $portalRegistration = Get-KonnectPortalRegistration bot
            $portalCredential = Get-KonnectPortalCredential bot
            $theirs = New-KonnectPortalApplication theirs -Developer $other
            $freshToken = New-KonnectAccessToken robot -SystemAccount seeded
            $token = Get-KonnectAccessToken robot -SystemAccount seeded
            $secure = [securestring]::new()
            $personal = New-KonnectAccessToken laptop
            $team = Get-KonnectPortalTeam Platform
            $member = Get-KonnectPortalTeamMember Platform
            $ours = New-KonnectPortalApplication ours -Team Platform
            $agent = New-KonnectPortalApplication agent-bot -Team (New-KonnectPortalTeam Agents -CanOwnApplications) -AuthServer agents
            $client = Get-KonnectAuthServerClient agents
            $portalRole = Grant-KonnectRole 'API Viewer' Services 18ee2573-dec0-4b83-be99-fa7700bcdc61 -PortalTeam Platform
            $role = Grant-KonnectRole Creator APIs -SystemAccount seeded
            $teamRole = Grant-KonnectRole Creator APIs -Team Automation
            $userRole = Grant-KonnectRole Creator APIs -User olivia@example.com
            """).Succeeded();
    }

    public async Task DisposeAsync()
    {
        _engine?.Dispose();
        await _sandbox!.DisposeAsync();
    }
}
