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
    [InlineData("$team", "Get-KonnectPortalTeam", "$team.Id")]
    [InlineData("$team", "Get-KonnectPortalTeamMember", "$member.Id")]
    [InlineData("$catalogApi", "Get-KonnectCatalogApi", "$api.Id")]
    [InlineData("$strategy", "Get-KonnectAuthStrategy", "$strategy.Id")]
    [InlineData("$portalStrategy", "Get-KonnectPortalAuthStrategy", "$portalStrategy.Id")]
    [InlineData("$provider", "Get-KonnectDcrProvider", "$provider.Id")]
    [InlineData("$server", "Get-KonnectAuthServer", "$server.Id")]
    [InlineData("$server", "Get-KonnectAuthServerClient", "$client.Id")]
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
    [InlineData("[pscustomobject]@{ Name = 'Orders' } | Get-KonnectCatalogApi", "$api.Id")]
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
    [InlineData("$portalStrategy", "Set-KonnectPortalAuthStrategy -TimeToLive 30")]
    [InlineData("$portalStrategy", "Remove-KonnectPortalAuthStrategy")]
    [InlineData("$provider", "Remove-KonnectDcrProvider")]
    [InlineData("$server", "Remove-KonnectAuthServer")]
    [InlineData("$client", "Remove-KonnectAuthServerClient")]
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
    [InlineData("$role", "Revoke-KonnectRole")]
    [InlineData("$portalRole", "Revoke-KonnectRole")]
    [InlineData("$team", "Remove-KonnectPortalTeam")]
    [InlineData("$team", "Add-KonnectPortalTeamMember -Developer dev@example.com")]
    [InlineData("$member", "Remove-KonnectPortalTeamMember")]
    [InlineData("$role", "Grant-KonnectRole -Team Automation")]
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
    [InlineData("Revoke-KonnectRole", "SystemAccountId")]
    [InlineData("Remove-KonnectPortalTeam", "Team")]
    [InlineData("New-KonnectPortalTeam", "Name")]
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

    [Theory]
    [InlineData("$portalDeveloper", "Get-KonnectPortalRegistration", "$registration.Id")]
    [InlineData("$portalDeveloper", "Get-KonnectPortalCredential", "$listed.Id")]
    [InlineData("$other", "Get-KonnectPortalApplication", "$theirs.Id")]
    public void A_row_of_a_developer_leads_to_what_belongs_to_them(string live, string command, string id)
    {
        foreach (var written in new[] { $"(Restore {live})", $"({live} | Select-Object Email, DeveloperId, PortalId)" })
        {
            Assert.Equal(_world.Engine.Run(id).Single.ToString(), _world.Engine.Run($"{written} | {command}").Single.Text("Id"));
        }
    }

    [Theory]
    [InlineData("Get-KonnectPortalRegistration")]
    [InlineData("Get-KonnectPortalCredential")]
    public void A_row_of_a_developer_leads_to_nothing_of_others(string command) =>
        Assert.Empty(_world.Engine.Run($"(Restore $other), ($other | Select-Object Email, DeveloperId, PortalId) | {command}").Succeeded().Output);

    [Theory]
    [InlineData("$portalDeveloper | Select-Object Id, Email, FullName", "Get-KonnectPortalRegistration", "PortalDeveloper")]
    [InlineData("$portalDeveloper | Select-Object Id, Email", "Get-KonnectCredential", "PortalDeveloper")]
    [InlineData("$portalDeveloper | Select-Object Id, Email", "Remove-KonnectPortalApplication -WhatIf", "PortalDeveloper")]
    [InlineData("@{ id = $portalDeveloper.Id; full_name = 'x'; email = 'x' }", "Remove-KonnectApplication -WhatIf", "PortalDeveloper")]
    [InlineData("$api | ConvertTo-Csv | ConvertFrom-Csv", "Remove-KonnectApplication -WhatIf", "Api")]
    [InlineData("$portal | ConvertTo-Csv | ConvertFrom-Csv", "Remove-KonnectApplication -WhatIf", "Portal")]
    [InlineData("$application | ConvertTo-Csv | ConvertFrom-Csv", "Remove-KonnectPortalDeveloper -WhatIf", "Application")]
    [InlineData("$application | ConvertTo-Csv | ConvertFrom-Csv", "Get-KonnectApiSpecification", "Application")]
    public void A_row_of_another_kind_is_told_what_it_looks_like(string row, string command, string kind)
    {
        _world.Sandbox.Inner.ClearRecords();
        Assert.Contains($"looks like a {kind}", _world.Engine.Run($"{row} | {command}").Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_world.Sandbox.Requests);
    }

    [Theory]
    [InlineData("Get-KonnectApplication")]
    [InlineData("Get-KonnectPortal")]
    [InlineData("Get-KonnectApi")]
    [InlineData("Get-KonnectAuthStrategy")]
    [InlineData("New-KonnectApplication -WhatIf")]
    [InlineData("New-KonnectPortalApplication -Developer dev@example.com -WhatIf")]
    [InlineData("New-KonnectAccessToken -WhatIf")]
    public void What_an_object_is_called_in_code_is_taken_for_no_name(string command)
    {
        _world.Sandbox.Inner.ClearRecords();
        Assert.Single(_world.Engine.Run($"[System.Text.StringBuilder]::new('bot') | {command}").Errors);
        Assert.Single(_world.Engine.Run($"[version]'1.2' | {command}").Errors);
        Assert.Empty(_world.Sandbox.Requests);
    }

    [Theory]
    [InlineData("row")]
    [InlineData("view")]
    [InlineData("class")]
    public void A_row_of_a_database_and_an_object_of_a_class_are_read_like_any_other(string kind)
    {
        _world.Engine.Run(
            """
            class Wanted { [string] $Name; [string] $Color = 'red'; Wanted($name) { $this.Name = $name } }
            class Red { [string] $Color = 'red' }
            $table = [System.Data.DataTable]::new(); $null = $table.Columns.Add('Name'); $null = $table.Rows.Add('bot')
            $plain = [System.Data.DataTable]::new(); $null = $plain.Columns.Add('Color'); $null = $plain.Rows.Add('red')
            $named = @{ row = $table.Rows[0]; view = $table.DefaultView[0]; class = [Wanted]::new('bot') }
            $lacking = @{ row = $plain.Rows[0]; view = $plain.DefaultView[0]; class = [Red]::new() }
            """).Succeeded();
        Assert.Equal(_world.Engine.Run("$application.Id").Single.ToString(), _world.Engine.Run($"$named.{kind} | Get-KonnectApplication").Single.Text("Id"));
        Assert.Equal(_world.Engine.Run("$listed.Id").Single.ToString(), _world.Engine.Run($"$named.{kind} | Get-KonnectCredential").Single.Text("Id"));
        foreach (var command in new[] { "Get-KonnectApplication", "Get-KonnectCredential", "Remove-KonnectApplication -WhatIf", "New-KonnectApplication -WhatIf" })
        {
            Assert.Contains("lacks what is wanted here", _world.Engine.Run($"$lacking.{kind} | {command}").Error.Exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_name_that_is_a_number_is_a_name()
    {
        foreach (var (number, name) in ((string, string)[])[("2024", "2024"), ("1.5", "1.5")])
        {
            var result = _world.Engine.Run($"'{{\"name\":{number}}}' | ConvertFrom-Json | Get-KonnectApplication");
            Assert.Equal("UnknownApplication", result.ErrorId);
            Assert.Contains($"'{name}'", result.Error.Exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_session_of_another_process_says_so()
    {
        foreach (var command in new[] { "Get-KonnectApplication -Session (Restore $session)", "Disconnect-KonnectPortal (Restore $session)", "(Restore $session) | Disconnect-KonnectPortal" })
        {
            Assert.Contains("inside the job", _world.Engine.Run(command).Error.Exception.Message, StringComparison.Ordinal);
        }
    }
}
