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
        _engine.Run(
            """
            $application = New-KonnectApplication bot
            $freshRegistration = $application | New-KonnectRegistration orders
            $credential = $application | New-KonnectCredential -DisplayName mine
            $registration = Get-KonnectRegistration $application.Id
            $listed = Get-KonnectCredential bot
            $api = Get-KonnectApi orders
            $strategy = Get-KonnectAuthStrategy key-auth
            $developer = Get-KonnectDeveloper
            $portal = Get-KonnectPortal 'Sandbox Portal'
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
            """).Succeeded();
    }

    public async Task DisposeAsync()
    {
        _engine?.Dispose();
        await _sandbox!.DisposeAsync();
    }
}
