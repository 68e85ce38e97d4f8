using System.Reflection;
using KonnectPS.Tests.Help;

namespace KonnectPS.Tests.Safety;

/// <summary>An object given to a parameter of text that names an account, a team, a user or a developer: its id counts, not what it is called.</summary>
public sealed class NamedByObjectTests : IClassFixture<BindingWorld>
{
    private readonly BindingWorld _world;

    public NamedByObjectTests(BindingWorld world)
    {
        _world = world;
    }

    [Fact]
    public void Every_parameter_that_names_one_reads_objects()
    {
        var parameters = BuiltModule.Cmdlets.GetExportedTypes()
            .SelectMany(type => type.GetProperties())
            .Where(property => property.IsDefined(typeof(ParameterAttribute)) && property.PropertyType == typeof(string)
                && property.Name is "SystemAccount" or "Team" or "User" or "TeamId" or "DeveloperId" or "ClientId" && property.DeclaringType!.Name is not ("ConnectKonnectPortalCommand" or "NewKonnectDcrProviderCommand"))
            .ToList();
        Assert.Equal(["ClientId", "DeveloperId", "SystemAccount", "Team", "TeamId", "User"], parameters.Select(parameter => parameter.Name).Distinct().Order());
        Assert.All(parameters, parameter => Assert.Contains(parameter.GetCustomAttributes(), attribute => attribute.GetType().Name == "TextTransformationAttribute"));
    }

    [Fact]
    public async Task A_token_leads_to_the_account_that_owns_it_and_not_to_the_one_of_its_name()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectAccessToken t0 -SystemAccount victim -WarningAction Ignore; $fresh = New-KonnectAccessToken victim -SystemAccount holder -WarningAction Ignore").Succeeded();
        engine.Run("$listed = Get-KonnectAccessToken victim -SystemAccount holder").Succeeded();
        foreach (var token in new[] { "$fresh", "$listed" })
        {
            var holder = engine.Run($"{token}.SystemAccountId").Single.ToString();
            Assert.Equal(holder, engine.Run($"Grant-KonnectRole Portals/Creator -SystemAccount {token}").Single.Text("SystemAccountId"));
            Assert.Equal(holder, engine.Run($"Get-KonnectRole -SystemAccount {token}").Single.Text("SystemAccountId"));
            Assert.Equal(holder, engine.Run($"Get-KonnectAccessToken victim -SystemAccount {token}").Single.Text("SystemAccountId"));
            Assert.Equal(holder, engine.Run($"New-KonnectAccessToken of-{token[1..]} -SystemAccount {token}").Single.Text("SystemAccountId"));
            engine.Run($"Revoke-KonnectRole Portals/Creator -SystemAccount {token} -Confirm:$false").Succeeded();
        }
    }

    [Theory]
    [InlineData("Get-KonnectRole -SystemAccount $role", "$role.Id", "Id")]
    [InlineData("Get-KonnectRole -Team $teamRole", "$teamRole.Id", "Id")]
    [InlineData("Get-KonnectRole -User $userRole", "$userRole.Id", "Id")]
    [InlineData("Get-KonnectPortalRegistration -DeveloperId $portalDeveloper", "$registration.Id", "Id")]
    [InlineData("Get-KonnectPortalCredential -DeveloperId $portalDeveloper", "$listed.Id", "Id")]
    [InlineData("Get-KonnectPortalApplication -DeveloperId $other", "$theirs.Id", "Id")]
    public void An_object_leads_to_the_id_that_it_holds(string command, string id, string property)
    {
        var wanted = _world.Engine.Run(id).Single.ToString();
        Assert.Contains(_world.Engine.Run(command).Succeeded().Output, found => found.Text(property) == wanted);
    }

    [Theory]
    [InlineData("Get-KonnectRole -SystemAccount $application", "A Application does not say what is wanted here: SystemAccountId")]
    [InlineData("Get-KonnectRole -SystemAccount $personal", "A KonnectAccessToken does not say what is wanted here: SystemAccountId")]
    [InlineData("Get-KonnectRole -Team $portal", "A Portal does not say what is wanted here: TeamId")]
    [InlineData("Get-KonnectRole -User $portalDeveloper", "A PortalDeveloper does not say what is wanted here: UserId")]
    [InlineData("Get-KonnectAccessToken -SystemAccount $portal", "A Portal does not say what is wanted here: SystemAccountId")]
    [InlineData("New-KonnectAccessToken x -SystemAccount $api -WhatIf", "A Api does not say what is wanted here: SystemAccountId")]
    [InlineData("Get-KonnectPortalRegistration -DeveloperId $portal", "A Portal does not say what is wanted here: DeveloperId")]
    [InlineData("New-KonnectApplication x -TeamId $portal -WhatIf", "A Portal does not say what is wanted here: TeamId")]
    [InlineData("New-KonnectApplication x -ClientId $portal -WhatIf", "A Portal does not say what is wanted here: ClientId")]
    public void An_object_of_another_kind_is_told_what_it_lacks(string command, string said)
    {
        _world.Sandbox.Inner.ClearRecords();
        Assert.Contains(said, _world.Engine.Run(command).Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_world.Sandbox.Requests);
    }
}
