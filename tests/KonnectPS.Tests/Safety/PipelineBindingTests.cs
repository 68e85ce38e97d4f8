namespace KonnectPS.Tests.Safety;

/// <summary>Every object into every cmdlet that reads, where that makes sense, by value and by property name.</summary>
public sealed class PipelineBindingTests : IClassFixture<BindingWorld>
{
    private readonly BindingWorld _world;

    public PipelineBindingTests(BindingWorld world)
    {
        _world = world;
    }

    [Theory]
    [InlineData("$application | Get-KonnectApplication", "$application.Id")]
    [InlineData("$freshRegistration | Get-KonnectApplication", "$application.Id")]
    [InlineData("$registration | Get-KonnectApplication", "$application.Id")]
    [InlineData("$listed | Get-KonnectApplication", "$application.Id")]
    [InlineData("$credential | Get-KonnectApplication", "$application.Id")]
    [InlineData("$portalApplication | Get-KonnectApplication", "$application.Id")]
    [InlineData("$portalRegistration | Get-KonnectApplication", "$application.Id")]
    [InlineData("$portalCredential | Get-KonnectApplication", "$application.Id")]
    [InlineData("$application | Get-KonnectRegistration", "$registration.Id")]
    [InlineData("$application | Get-KonnectCredential", "$listed.Id")]
    [InlineData("$freshRegistration | Get-KonnectRegistration", "$registration.Id")]
    [InlineData("$freshRegistration | Get-KonnectCredential", "$listed.Id")]
    [InlineData("$registration | Get-KonnectRegistration", "$registration.Id")]
    [InlineData("$registration | Get-KonnectCredential", "$listed.Id")]
    [InlineData("$listed | Get-KonnectRegistration", "$registration.Id")]
    [InlineData("$listed | Get-KonnectCredential", "$listed.Id")]
    [InlineData("$credential | Get-KonnectRegistration", "$registration.Id")]
    [InlineData("$credential | Get-KonnectCredential", "$listed.Id")]
    [InlineData("$freshRegistration | Get-KonnectApi", "$api.Id")]
    [InlineData("$registration | Get-KonnectApi", "$api.Id")]
    [InlineData("$portalRegistration | Get-KonnectApi", "$api.Id")]
    [InlineData("$api | Get-KonnectApi", "$api.Id")]
    [InlineData("$strategy | Get-KonnectAuthStrategy", "$strategy.Id")]
    [InlineData("$strategy | Get-KonnectPortalAuthStrategy", "$portalStrategy.Id")]
    [InlineData("$portalStrategy | Get-KonnectPortalAuthStrategy", "$portalStrategy.Id")]
    [InlineData("$portalStrategy | Get-KonnectAuthStrategy", "$strategy.Id")]
    [InlineData("$provider | Get-KonnectDcrProvider", "$provider.Id")]
    [InlineData("$server | Get-KonnectAuthServer", "$server.Id")]
    [InlineData("$server | Get-KonnectAuthServerClient", "$client.Id")]
    [InlineData("$portal | Get-KonnectPortal", "$portal.Id")]
    [InlineData("$catalogApi | Get-KonnectCatalogApi", "$api.Id")]
    [InlineData("$catalogApi | Get-KonnectApi", "$api.Id")]
    [InlineData("$api | Get-KonnectCatalogApi", "$api.Id")]
    [InlineData("$registration | Get-KonnectCatalogApi", "$api.Id")]
    [InlineData("'Orders' | Get-KonnectCatalogApi", "$api.Id")]
    [InlineData("$published | Get-KonnectCatalogApi", "$api.Id")]
    [InlineData("$published | Get-KonnectApi", "$api.Id")]
    [InlineData("$published | Get-KonnectPortal", "$portal.Id")]
    [InlineData("$session | Get-KonnectPortal", "$portal.Id")]
    [InlineData("$portalApplication | Get-KonnectPortal", "$portal.Id")]
    [InlineData("$portalDeveloper | Get-KonnectPortal", "$portal.Id")]
    [InlineData("$portalRegistration | Get-KonnectPortal", "$portal.Id")]
    [InlineData("$portalCredential | Get-KonnectPortal", "$portal.Id")]
    [InlineData("$portal | Get-KonnectPortalApplication bot", "$application.Id")]
    [InlineData("$portal | Get-KonnectPortalDeveloper dev@example.com", "$portalDeveloper.Id")]
    [InlineData("$portal | Get-KonnectPortalRegistration", "$registration.Id")]
    [InlineData("$portal | Get-KonnectPortalCredential", "$listed.Id")]
    [InlineData("$application | Get-KonnectPortalApplication", "$application.Id")]
    [InlineData("$application | Get-KonnectPortalRegistration", "$registration.Id")]
    [InlineData("$application | Get-KonnectPortalCredential", "$listed.Id")]
    [InlineData("$freshRegistration | Get-KonnectPortalApplication", "$application.Id")]
    [InlineData("$freshRegistration | Get-KonnectPortalRegistration", "$registration.Id")]
    [InlineData("$freshRegistration | Get-KonnectPortalCredential", "$listed.Id")]
    [InlineData("$registration | Get-KonnectPortalApplication", "$application.Id")]
    [InlineData("$registration | Get-KonnectPortalRegistration", "$registration.Id")]
    [InlineData("$registration | Get-KonnectPortalCredential", "$listed.Id")]
    [InlineData("$listed | Get-KonnectPortalApplication", "$application.Id")]
    [InlineData("$listed | Get-KonnectPortalRegistration", "$registration.Id")]
    [InlineData("$listed | Get-KonnectPortalCredential", "$listed.Id")]
    [InlineData("$credential | Get-KonnectPortalApplication", "$application.Id")]
    [InlineData("$credential | Get-KonnectPortalRegistration", "$registration.Id")]
    [InlineData("$credential | Get-KonnectPortalCredential", "$listed.Id")]
    [InlineData("$portalApplication | Get-KonnectPortalApplication", "$application.Id")]
    [InlineData("$portalApplication | Get-KonnectPortalRegistration", "$registration.Id")]
    [InlineData("$portalApplication | Get-KonnectPortalCredential", "$listed.Id")]
    [InlineData("$portalRegistration | Get-KonnectPortalApplication", "$application.Id")]
    [InlineData("$portalRegistration | Get-KonnectPortalRegistration", "$registration.Id")]
    [InlineData("$portalRegistration | Get-KonnectPortalCredential", "$listed.Id")]
    [InlineData("$portalCredential | Get-KonnectPortalApplication", "$application.Id")]
    [InlineData("$portalCredential | Get-KonnectPortalRegistration", "$registration.Id")]
    [InlineData("$portalCredential | Get-KonnectPortalCredential", "$listed.Id")]
    [InlineData("$portalDeveloper | Get-KonnectPortalDeveloper", "$portalDeveloper.Id")]
    [InlineData("$developer | Get-KonnectPortalDeveloper", "$portalDeveloper.Id")]
    [InlineData("$other | Get-KonnectPortalApplication", "$theirs.Id")]
    [InlineData("$portalDeveloper | Get-KonnectPortalRegistration", "$registration.Id")]
    [InlineData("$portalDeveloper | Get-KonnectPortalCredential", "$listed.Id")]
    [InlineData("'seeded' | Get-KonnectAccessToken robot", "$token.Id")]
    [InlineData("$freshToken | Get-KonnectAccessToken robot", "$token.Id")]
    [InlineData("$token | Get-KonnectAccessToken robot", "$token.Id")]
    [InlineData("$team | Get-KonnectPortalTeam", "$team.Id")]
    [InlineData("'Platform' | Get-KonnectPortalTeam", "$team.Id")]
    [InlineData("$team | Get-KonnectPortalTeamMember", "$member.Id")]
    [InlineData("$member | Get-KonnectPortalTeam", "$team.Id")]
    [InlineData("$member | Get-KonnectPortalDeveloper", "$portalDeveloper.Id")]
    [InlineData("Get-KonnectPortalApplication -TeamId $team.Id", "$ours.Id")]
    [InlineData("Get-KonnectPortalApplication -Team Platform", "$ours.Id")]
    [InlineData("$team | Get-KonnectPortalApplication", "$ours.Id")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($team)) | Get-KonnectPortalApplication", "$ours.Id")]
    [InlineData("$ours | Get-KonnectPortalApplication", "$ours.Id")]
    [InlineData("$member | Get-KonnectPortalApplication", "$application.Id")]
    [InlineData("$member | Get-KonnectPortalRegistration", "$registration.Id")]
    [InlineData("$member | Get-KonnectPortalCredential", "$listed.Id")]
    [InlineData("$portalDeveloper | Get-KonnectPortalApplication", "$application.Id")]
    [InlineData("$team | Get-KonnectRole", "$portalRole.Id")]
    [InlineData("$token | Get-KonnectRole Creator APIs", "$role.Id")]
    [InlineData("$freshToken | Get-KonnectRole Creator APIs", "$role.Id")]
    [InlineData("[pscustomobject]@{ SystemAccount = 'seeded' } | Get-KonnectRole Creator APIs", "$role.Id")]
    [InlineData("[pscustomobject]@{ Team = 'Automation' } | Get-KonnectRole Creator APIs", "$teamRole.Id")]
    [InlineData("[pscustomobject]@{ User = 'olivia@example.com' } | Get-KonnectRole Creator APIs", "$userRole.Id")]
    [InlineData("[pscustomobject]@{ ApplicationId = $application.Id } | Get-KonnectApplication", "$application.Id")]
    [InlineData("[pscustomobject]@{ Application = 'bot' } | Get-KonnectCredential", "$listed.Id")]
    [InlineData("[pscustomobject]@{ Application = 'bot'; Portal = 'Sandbox Portal' } | Get-KonnectPortalCredential", "$listed.Id")]
    public void An_object_leads_to_what_belongs_to_it(string pipeline, string id)
    {
        var found = _world.Engine.Run(pipeline).Single;
        Assert.Equal(_world.Engine.Run(id).Single.ToString(), found.Text("Id"));
    }

    [Theory]
    [InlineData("$application | Test-KonnectOnboarding -Api orders", "Registration", "'bot'")]
    [InlineData("$freshRegistration | Test-KonnectOnboarding", "Registration", "'bot'")]
    [InlineData("$registration | Test-KonnectOnboarding", "Registration", "'bot'")]
    [InlineData("$listed | Test-KonnectOnboarding -Api orders", "Registration", "'bot'")]
    [InlineData("$credential | Test-KonnectOnboarding -Api orders", "Registration", "'bot'")]
    [InlineData("$portalApplication | Test-KonnectOnboarding -Api orders", "Registration", "'bot'")]
    [InlineData("$portalRegistration | Test-KonnectOnboarding", "Registration", "'bot'")]
    [InlineData("$portalCredential | Test-KonnectOnboarding -Api orders", "Registration", "'bot'")]
    [InlineData("[pscustomobject]@{ Application = 'bot'; Api = 'orders' } | Test-KonnectOnboarding", "Registration", "'bot'")]
    [InlineData("$api | Test-KonnectOnboarding -Application bot", "Registration", "'bot'")]
    [InlineData("$api | Test-KonnectOnboarding", "ApiVisible", "'Orders'")]
    [InlineData("$portal | Test-KonnectOnboarding -Api orders", "Portal", "'Sandbox Portal'")]
    [InlineData("$session | Test-KonnectOnboarding -Api orders", "Portal", "'Sandbox Portal'")]
    [InlineData("$portalDeveloper | Test-KonnectOnboarding -Api orders", "SignUp", "dev@example.com")]
    public void What_is_in_the_way_of_an_object_is_told(string pipeline, string gate, string seen)
    {
        var gates = _world.Engine.Run(pipeline + " -ErrorAction Ignore").Succeeded().Output;
        Assert.Contains(seen, gates.Single(one => one.Text("Gate") == gate).Text("Seen"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$portalApplication | Remove-KonnectPortal -WhatIf")]
    [InlineData("$portalDeveloper | Remove-KonnectPortal -WhatIf")]
    [InlineData("$session | Remove-KonnectPortal -WhatIf")]
    public void What_merely_names_its_portal_deletes_none(string pipeline)
    {
        Assert.Equal("InputObjectNotBound", _world.Engine.Run(pipeline).ErrorId);
    }

    [Fact]
    public async Task A_portal_leads_to_a_session()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var session = engine.Run("$portal = Get-KonnectPortal Sand*; $portal | Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl $session.ApiUrl").Single;
        Assert.Equal($"{sandbox.Seed.PortalId}", session.Text("PortalId"));
    }
}
