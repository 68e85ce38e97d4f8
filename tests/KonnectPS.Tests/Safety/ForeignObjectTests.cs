namespace KonnectPS.Tests.Safety;

/// <summary>Objects that come from elsewhere, into every cmdlet that takes the live ones.</summary>
public sealed class ForeignObjectTests : IClassFixture<BindingWorld>
{
    private readonly BindingWorld _world;

    public ForeignObjectTests(BindingWorld world)
    {
        _world = world;
        world.Engine.Run(
            """
            function Restore($object) { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($object)) }
            function AsRow($object) { $row = [ordered]@{}; foreach ($one in $object.psobject.Properties) { $row[$one.Name] = "$($one.Value)" }; [pscustomobject]$row }
            function AsTable($object) { $table = @{}; foreach ($key in $object.Keys) { $table[$key] = $object[$key] }; $table }
            """).Succeeded();
    }

    [Theory]
    [InlineData("$application", "Get-KonnectApplication", "$application.Id")]
    [InlineData("$application", "Get-KonnectRegistration", "$registration.Id")]
    [InlineData("$application", "Get-KonnectCredential", "$listed.Id")]
    [InlineData("$application", "Get-KonnectPortalApplication", "$application.Id")]
    [InlineData("$application", "Get-KonnectPortalRegistration", "$registration.Id")]
    [InlineData("$application", "Get-KonnectPortalCredential", "$listed.Id")]
    [InlineData("$registration", "Get-KonnectApplication", "$application.Id")]
    [InlineData("$registration", "Get-KonnectCredential", "$listed.Id")]
    [InlineData("$registration", "Get-KonnectApi", "$api.Id")]
    [InlineData("$listed", "Get-KonnectApplication", "$application.Id")]
    [InlineData("$listed", "Get-KonnectRegistration", "$registration.Id")]
    [InlineData("$portalApplication", "Get-KonnectPortalApplication", "$application.Id")]
    [InlineData("$portalApplication", "Get-KonnectPortalRegistration", "$registration.Id")]
    [InlineData("$portalRegistration", "Get-KonnectPortalCredential", "$listed.Id")]
    [InlineData("$portalDeveloper", "Get-KonnectPortalDeveloper", "$portalDeveloper.Id")]
    [InlineData("$portal", "Get-KonnectPortal", "$portal.Id")]
    [InlineData("$strategy", "Get-KonnectAuthStrategy", "$strategy.Id")]
    [InlineData("$api", "Get-KonnectApi", "$api.Id")]
    [InlineData("$token", "Get-KonnectAccessToken robot", "$token.Id")]
    public void An_object_that_was_written_down_leads_where_the_live_one_does(string live, string command, string id)
    {
        foreach (var written in new[] { $"(Restore {live})", $"(AsRow {live})" })
        {
            var found = _world.Engine.Run($"{written} | {command}").Single;
            Assert.Equal(_world.Engine.Run(id).Single.ToString(), found.Text("Id"));
        }
    }

    [Theory]
    [InlineData("[pscustomobject]@{ Name = 'bot' } | Get-KonnectApplication", "$application.Id")]
    [InlineData("[pscustomobject]@{ Id = $application.Id } | Get-KonnectApplication", "$application.Id")]
    [InlineData("[pscustomobject]@{ Name = 'bot' } | Get-KonnectCredential", "$listed.Id")]
    [InlineData("[pscustomobject]@{ Id = $application.Id } | Get-KonnectCredential", "$listed.Id")]
    [InlineData("@{ name = 'bot' } | Get-KonnectCredential", "$listed.Id")]
    [InlineData("(AsTable $credential) | Get-KonnectCredential", "$listed.Id")]
    [InlineData("(AsTable $credential) | Get-KonnectApplication", "$application.Id")]
    [InlineData("(AsTable $credential) | Get-KonnectPortalCredential", "$listed.Id")]
    [InlineData("[pscustomobject](AsTable $credential) | Get-KonnectRegistration", "$registration.Id")]
    [InlineData("[pscustomobject]@{ Name = 'bot' } | Get-KonnectPortalApplication", "$application.Id")]
    [InlineData("[pscustomobject]@{ Name = 'bot' } | Get-KonnectPortalRegistration", "$registration.Id")]
    [InlineData("[pscustomobject]@{ Name = 'Sandbox Portal' } | Get-KonnectPortal", "$portal.Id")]
    [InlineData("[pscustomobject]@{ Name = 'key-auth' } | Get-KonnectAuthStrategy", "$strategy.Id")]
    [InlineData("[pscustomobject]@{ Slug = 'orders' } | Get-KonnectApi", "$api.Id")]
    [InlineData("[pscustomobject]@{ Email = 'dev@example.com' } | Get-KonnectPortalDeveloper", "$portalDeveloper.Id")]
    [InlineData("[pscustomobject]@{ PortalId = $portal.Id } | Get-KonnectPortalRegistration", "$registration.Id")]
    public void A_row_or_a_table_with_an_id_or_a_name_binds(string pipeline, string id)
    {
        var found = _world.Engine.Run(pipeline).Single;
        Assert.Equal(_world.Engine.Run(id).Single.ToString(), found.Text("Id"));
    }

    [Theory]
    [InlineData("$application", "New-KonnectCredential")]
    [InlineData("$application", "New-KonnectRegistration payments")]
    [InlineData("$application", "Set-KonnectApplication -Name new")]
    [InlineData("$application", "Remove-KonnectApplication")]
    [InlineData("$application", "Request-KonnectCredential -Api orders")]
    [InlineData("$application", "New-KonnectPortalRegistration payments")]
    [InlineData("$application", "Remove-KonnectPortalApplication")]
    [InlineData("$registration", "Remove-KonnectRegistration")]
    [InlineData("$registration", "Remove-KonnectPortalRegistration")]
    [InlineData("$portalRegistration", "Approve-KonnectPortalRegistration")]
    [InlineData("$portalRegistration", "Deny-KonnectPortalRegistration")]
    [InlineData("$portalDeveloper", "Approve-KonnectPortalDeveloper")]
    [InlineData("$portalDeveloper", "Deny-KonnectPortalDeveloper")]
    [InlineData("$portalDeveloper", "Remove-KonnectPortalDeveloper")]
    [InlineData("$listed", "Set-KonnectCredential new")]
    [InlineData("$listed", "Remove-KonnectCredential")]
    [InlineData("$listed", "Reset-KonnectCredential")]
    [InlineData("$token", "Remove-KonnectAccessToken")]
    [InlineData("$personal", "Remove-KonnectAccessToken")]
    public void What_was_written_down_can_be_worked_on(string live, string command)
    {
        foreach (var written in new[] { $"(Restore {live})", $"(AsRow {live})" })
        {
            if (live == "$personal")
            {
                _world.Engine.Run($"(AsTable {live}) | {command} -WhatIf").Succeeded();
                continue;
            }

            _world.Engine.Run($"{written} | {command} -WhatIf").Succeeded();
        }
    }

    [Theory]
    [InlineData("Set-KonnectCredential new")]
    [InlineData("Remove-KonnectCredential")]
    [InlineData("Reset-KonnectCredential")]
    [InlineData("Export-KonnectCredential")]
    [InlineData("New-KonnectCredential")]
    public void What_a_vault_gave_back_can_be_worked_on(string command)
    {
        var whatIf = command.StartsWith("Export", StringComparison.Ordinal) ? "" : " -WhatIf";
        _world.Engine.Run($"(AsTable $credential) | {command}{whatIf}").Succeeded();
        _world.Engine.Run($"[pscustomobject](AsTable $credential) | {command}{whatIf}").Succeeded();
    }

    [Theory]
    [InlineData("New-KonnectApplication", "Name")]
    [InlineData("New-KonnectAccessToken", "Name")]
    [InlineData("New-KonnectPortalDeveloper -FullName x", "Email")]
    [InlineData("New-KonnectCredential", "ApplicationId")]
    [InlineData("New-KonnectRegistration orders", "ApplicationId")]
    [InlineData("Get-KonnectCredential", "ApplicationId")]
    [InlineData("Get-KonnectRegistration", "ApplicationId")]
    [InlineData("Set-KonnectApplication -Name new", "ApplicationId")]
    [InlineData("Remove-KonnectApplication", "ApplicationId")]
    [InlineData("Remove-KonnectRegistration", "ApplicationId")]
    [InlineData("Remove-KonnectCredential", "ApplicationId")]
    [InlineData("Set-KonnectCredential new", "ApplicationId")]
    [InlineData("Reset-KonnectCredential", "ApplicationId")]
    [InlineData("Request-KonnectCredential -Api orders", "ApplicationId")]
    [InlineData("Approve-KonnectPortalDeveloper", "Email")]
    [InlineData("Approve-KonnectPortalRegistration", "ApplicationId")]
    [InlineData("Remove-KonnectPortalApplication", "ApplicationId")]
    [InlineData("Remove-KonnectAccessToken", "SystemAccountId")]
    [InlineData("Get-KonnectAuthStrategy", "Name")]
    public void An_object_without_what_is_wanted_is_told_what_it_lacks(string command, string lacks)
    {
        _world.Sandbox.Inner.ClearRecords();
        foreach (var empty in new[] { "[pscustomobject]@{ Color = 'red' }", "@{ color = 'red' }" })
        {
            var result = _world.Engine.Run($"{empty} | {command} {(command.StartsWith("Get", StringComparison.Ordinal) ? "" : "-WhatIf")}");
            Assert.Contains(lacks, result.Error.Exception.Message, StringComparison.Ordinal);
        }

        Assert.Empty(_world.Sandbox.Requests);
    }

    [Theory]
    [InlineData("$portal", "New-KonnectCredential")]
    [InlineData("$api", "Remove-KonnectApplication")]
    [InlineData("$application", "Remove-KonnectCredential")]
    [InlineData("$portal", "Approve-KonnectPortalDeveloper")]
    public void What_was_something_else_is_not_taken_for_it(string live, string command) =>
        Assert.NotEmpty(_world.Engine.Run($"(Restore {live}) | {command} -WhatIf").Errors);

    [Fact]
    public void A_session_of_another_process_says_so()
    {
        foreach (var command in new[] { "Get-KonnectApplication -Session (Restore $session)", "Disconnect-KonnectPortal (Restore $session)", "(Restore $session) | Disconnect-KonnectPortal" })
        {
            Assert.Contains("inside the job", _world.Engine.Run(command).Error.Exception.Message, StringComparison.Ordinal);
        }
    }
}
