namespace KonnectPS.Tests;

public sealed class DeveloperRestTests
{
    private const string Nowhere = "00000000-0000-4000-8000-000000000000";

    [Theory]
    [InlineData("bot")]
    [InlineData("$app")]
    [InlineData("-ApplicationId $app.Id")]
    public async Task A_field_is_changed_and_the_others_stay(string application)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$app = New-KonnectApplication bot -Description one -RedirectUri https://example.com/one").Succeeded();
        Assert.Empty(engine.Run($"Set-KonnectApplication {application} -Description two").Succeeded().Output);
        Assert.Equal(("bot", "two", "https://example.com/one"), Read(engine, "bot"));
        Assert.Equal("https://example.com/two", engine.Run($"Set-KonnectApplication {application} -RedirectUri https://example.com/two -PassThru").Single.Text("RedirectUri"));
        engine.Run($"Set-KonnectApplication {application} -Description ''").Succeeded();
        Assert.Equal(("bot", "", "https://example.com/two"), Read(engine, "bot"));
        Assert.Equal("other", engine.Run($"Set-KonnectApplication {application} -Name other -PassThru").Single.Text("Name"));
        Assert.Equal(("other", "", "https://example.com/two"), Read(engine, "other"));
        Assert.Equal("UnknownApplication", engine.Run("Get-KonnectApplication bot").ErrorId);
    }

    [Fact]
    public async Task The_client_of_a_self_managed_strategy_and_scopes_are_changed()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication managed -AuthStrategy self-managed -ClientId one").Succeeded();
        Assert.Equal("two", engine.Run("Set-KonnectApplication managed -ClientId two -PassThru").Single.Text("ClientId"));

        engine.Run("$bot = New-KonnectApplication bot -AuthStrategy dcr -Scope orders:read").Succeeded();
        Assert.Equal("orders:read", engine.Run("\"$($bot.Scopes)\"").Single.ToString());
        Assert.Equal("orders:read orders:write", engine.Run("\"$((Set-KonnectApplication bot -Scope orders:read, orders:write -PassThru).Scopes)\"").Single.ToString());
        Assert.Equal("", engine.Run("\"$((Set-KonnectApplication bot -Scopes @() -PassThru).Scopes)\"").Single.ToString());
    }

    [Fact]
    public async Task An_application_belongs_to_a_team_from_the_start_or_later()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$null = New-KonnectApplication first -TeamId {sandbox.Seed.TeamId}; $second = New-KonnectApplication second").Succeeded();
        Assert.Null(engine.Run("$second").Single.Text("TeamId"));
        Assert.Equal($"{sandbox.Seed.TeamId}", engine.Run($"$second | Set-KonnectApplication -Team {sandbox.Seed.TeamId} -PassThru").Single.Text("TeamId"));
        Assert.Equal(["first", "second"], sandbox.Inner.Store.Applications.OwnedBy(sandbox.Seed.TeamId).Select(application => application.Name));
        Assert.Empty(sandbox.Inner.Store.Applications.OwnedBy(sandbox.Seed.DeveloperId));
        var key = engine.Run("Get-KonnectApplication first | New-KonnectRegistration orders | New-KonnectCredential").Single.Secret("ApiKey");
        Assert.Equal(200, await sandbox.CallAsync("orders", key));
    }

    [Fact]
    public async Task A_team_that_is_not_ones_own_or_may_own_nothing_is_refused()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        var watchers = sandbox.Inner.Store.Teams.Add(sandbox.Seed.PortalId, "Watchers", canOwnApplications: false, sandbox.Seed.DeveloperId);
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot").Succeeded();
        Assert.Equal("PermissionDenied", engine.Run($"New-KonnectApplication other -TeamId {watchers.Id}").ErrorId);
        Assert.Equal("NotFound", engine.Run($"New-KonnectApplication other -TeamId {Nowhere}").ErrorId);
        var result = engine.Run($"Set-KonnectApplication bot -TeamId {watchers.Id}");
        Assert.Equal("InvalidRequest", result.ErrorId);
        Assert.Contains("team_id", result.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-KonnectApplication other -AuthStrategy dcr -Scope everything")]
    [InlineData("Set-KonnectApplication bot -Scope everything")]
    public async Task A_scope_that_the_strategy_does_not_have_is_refused_by_the_field(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot -AuthStrategy dcr").Succeeded();
        var result = engine.Run(command);
        Assert.Equal("InvalidRequest", result.ErrorId);
        Assert.Contains("scopes", result.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_applications_are_changed_by_one_pipeline()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = 'a', 'b', 'c' | New-KonnectApplication -ThrottleLimit 1").Succeeded();
        var result = engine.Run("Get-KonnectApplication | Set-KonnectApplication -Description all -PassThru");
        Assert.Equal(["a", "b", "c"], result.Texts("Name"));
        Assert.All(result.Texts("Description"), description => Assert.Equal("all", description));
    }

    [Fact]
    public async Task A_taken_name_is_an_error()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = 'a', 'b' | New-KonnectApplication").Succeeded();
        var result = engine.Run("Set-KonnectApplication a -Name b");
        Assert.Equal(("Conflict", ErrorCategory.ResourceExists), (result.ErrorId, result.Error.CategoryInfo.Category));
    }

    [Theory]
    [InlineData("Set-KonnectApplication bot -Name ('x' * 256)")]
    [InlineData("Set-KonnectApplication bot -Description ('x' * 256)")]
    [InlineData("$key | Set-KonnectCredential ('x' * 256)")]
    public async Task A_name_that_is_too_long_is_refused_before_it_is_sent(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$key = New-KonnectApplication bot | New-KonnectCredential").Succeeded();
        sandbox.Inner.ClearRecords();
        Assert.Equal("NameTooLong", engine.Run(command).ErrorId);
        Assert.Empty(sandbox.Requests);
    }

    [Theory]
    [InlineData("$registration | Remove-KonnectRegistration -Confirm:$false")]
    [InlineData("Get-KonnectRegistration bot | Remove-KonnectRegistration -Confirm:$false")]
    [InlineData("Remove-KonnectRegistration -Id $registration.Id -ApplicationId $registration.ApplicationId -Confirm:$false")]
    public async Task A_registration_is_removed_and_its_key_opens_nothing(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$registration = New-KonnectApplication bot | New-KonnectRegistration orders").Succeeded();
        var key = engine.Run("New-KonnectCredential bot").Single.Secret("ApiKey");
        Assert.Equal(200, await sandbox.CallAsync("orders", key));
        Assert.Empty(engine.Run(command).Succeeded().Output);
        Assert.Equal(401, await sandbox.CallAsync("orders", key));
        Assert.Equal(0, sandbox.Inner.Store.Registrations.Count);
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
    }

    [Theory]
    [InlineData("$key | Set-KonnectCredential new")]
    [InlineData("Get-KonnectCredential bot | Set-KonnectCredential new")]
    [InlineData("Set-KonnectCredential new -Credential $key")]
    public async Task A_credential_is_renamed_and_works_on(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var key = engine.Run("$key = New-KonnectApplication bot | New-KonnectRegistration orders | New-KonnectCredential -DisplayName old; $key").Single.Secret("ApiKey");
        Assert.Empty(engine.Run(command).Succeeded().Output);
        Assert.Equal(["new"], engine.Run("Get-KonnectCredential bot").Texts("DisplayName"));
        Assert.Equal(200, await sandbox.CallAsync("orders", key));
    }

    [Theory]
    [InlineData("$key | Reset-KonnectCredential -Confirm:$false")]
    [InlineData("Get-KonnectCredential bot mine | Reset-KonnectCredential -Confirm:$false")]
    public async Task A_key_is_replaced_by_a_new_one_and_opens_nothing_any_more(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var old = engine.Run("$key = New-KonnectApplication bot | New-KonnectRegistration orders | New-KonnectCredential -DisplayName mine; $key").Single.Secret("ApiKey");
        var other = engine.Run("New-KonnectCredential bot").Single.Secret("ApiKey");
        var reset = engine.Run(command).Single;
        Assert.Equal(200, await sandbox.CallAsync("orders", reset.Secret("ApiKey")));
        Assert.Equal(401, await sandbox.CallAsync("orders", old));
        Assert.Equal(200, await sandbox.CallAsync("orders", other));
        Assert.Equal(("api_key", "bot", "apikey"), (reset.Text("Type"), reset.Text("Name"), reset.Text("KeyName")));
        Assert.Equal(2, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task The_old_key_lives_until_the_new_one_was_taken()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var old = engine.Run("$key = New-KonnectApplication bot | New-KonnectRegistration orders | New-KonnectCredential; $key").Single.Secret("ApiKey");
        engine.Set("call", (Func<string, int>)(key => sandbox.CallAsync("orders", key).Result));
        engine.Set("old", old);
        Assert.Equal("200", engine.Run("$key | Reset-KonnectCredential -Confirm:$false | ForEach-Object { $call.Invoke($old) }").Single.ToString());
        Assert.Equal(401, await sandbox.CallAsync("orders", old));
    }

    [Fact]
    public async Task Nothing_is_deleted_when_the_new_key_was_not_taken()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var old = engine.Run("$key = New-KonnectApplication bot | New-KonnectRegistration orders | New-KonnectCredential; $key").Single.Secret("ApiKey");
        var result = engine.Run("$key | Reset-KonnectCredential -Confirm:$false | ForEach-Object { throw 'the vault is shut' }");
        Assert.Contains("the vault is shut", result.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(sandbox.Requests, request => request.StartsWith("DELETE ", StringComparison.Ordinal));
        Assert.Equal(200, await sandbox.CallAsync("orders", old));
    }

    public static TheoryData<string, string> LostAnswers => new()
    {
        { "POST", "*/credentials" },
        { "DELETE", "*/credentials/*" },
    };

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task A_lost_answer_leaves_no_further_key_behind(string method, string path)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var old = engine.Run("$key = New-KonnectApplication bot | New-KonnectRegistration orders | New-KonnectCredential; $key").Single.Secret("ApiKey");
        sandbox.Inner.Faults.Add(method, path, Fault.ResetAfterActing());
        var reset = engine.Run("$key | Reset-KonnectCredential -Confirm:$false").Single;
        Assert.Equal(0, sandbox.Inner.Faults.Remaining);
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
        Assert.Equal((200, 401), (await sandbox.CallAsync("orders", reset.Secret("ApiKey")), await sandbox.CallAsync("orders", old)));
    }

    [Fact]
    public async Task A_lost_answer_leaves_the_client_with_the_secret_that_was_emitted()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$secret = New-KonnectApplication bot -AuthStrategy dcr | New-KonnectCredential").Succeeded();
        sandbox.Inner.Faults.Add("POST", "*/regenerate-secret", Fault.ResetAfterActing());
        var reset = engine.Run("$secret | Reset-KonnectCredential -Confirm:$false").Single;
        Assert.True(sandbox.Inner.Store.Credentials.Holds(reset.Secret("ClientSecret")));
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task A_key_that_is_gone_is_not_replaced()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$key = New-KonnectApplication bot | New-KonnectCredential; $new = $key | Reset-KonnectCredential -Confirm:$false").Succeeded();
        var result = engine.Run("$key | Reset-KonnectCredential -Confirm:$false");
        Assert.Equal("UnknownCredential", result.ErrorId);
        Assert.Empty(result.Output);
        Assert.Equal(engine.Run("$new").Single.Text("CredentialId"), Assert.Single(engine.Run("Get-KonnectCredential bot").Texts("Id")));
    }

    [Theory]
    [InlineData("$app | New-KonnectCredential | Reset-KonnectCredential -Confirm:$false")]
    [InlineData("Get-KonnectCredential bot | Reset-KonnectCredential -Confirm:$false")]
    public async Task The_one_secret_of_a_client_is_regenerated(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$app = New-KonnectApplication bot -AuthStrategy dcr; $null = $app | New-KonnectRegistration inventory").Succeeded();
        var old = engine.Run("$app").Single.Secret("ClientSecret");
        var client = engine.Run("$app").Single.Text("ClientId")!;
        Assert.Equal(200, await sandbox.CallAsClientAsync("inventory", client, old));
        sandbox.Inner.ClearRecords();

        var reset = engine.Run(command).Single;

        Assert.Contains(sandbox.Requests, request => request.EndsWith("/regenerate-secret", StringComparison.Ordinal));
        Assert.DoesNotContain(sandbox.Requests, request => request.StartsWith("DELETE ", StringComparison.Ordinal));
        Assert.Equal(("client_secret", client), (reset.Text("Type"), reset.Text("ClientId")));
        Assert.Equal(200, await sandbox.CallAsClientAsync("inventory", client, reset.Secret("ClientSecret")));
        Assert.Equal(0, await sandbox.CallAsClientAsync("inventory", client, old));
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task One_secret_of_several_is_replaced_as_a_key_is()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        var strategy = sandbox.Inner.Store.Catalog.Add(new KonnectPS.Sandbox.State.AuthStrategy
        {
            Id = Guid.NewGuid(),
            Name = "roomy",
            CredentialType = KonnectPS.Sandbox.State.CredentialType.ClientCredentials,
            SupportsMultipleCredentials = true,
            MinAllowedCredentials = 1,
            MaxAllowedCredentials = 3,
        });
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$app = New-KonnectApplication bot -AuthStrategy {strategy.Id}; $second = New-KonnectCredential bot -DisplayName second").Succeeded();
        var first = engine.Run("$app").Single.Secret("ClientSecret");
        var second = engine.Run("$second").Single.Secret("ClientSecret");

        var reset = engine.Run("$second | Reset-KonnectCredential -Confirm:$false").Single;

        Assert.True(sandbox.Inner.Store.Credentials.Holds(first));
        Assert.True(sandbox.Inner.Store.Credentials.Holds(reset.Secret("ClientSecret")));
        Assert.False(sandbox.Inner.Store.Credentials.Holds(second));
        Assert.Equal(2, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task Where_there_is_no_room_for_a_further_secret_nothing_is_lost()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$app = New-KonnectApplication bot -AuthStrategy dcr; $second = New-KonnectCredential bot -DisplayName second").Succeeded();
        var result = engine.Run("$second | Reset-KonnectCredential -Confirm:$false");
        Assert.Equal("QuotaExceeded", result.ErrorId);
        Assert.Contains("before the old one is deleted", result.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("stand still", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.True(sandbox.Inner.Store.Credentials.Holds(engine.Run("$app").Single.Secret("ClientSecret")));
        Assert.True(sandbox.Inner.Store.Credentials.Holds(engine.Run("$second").Single.Secret("ClientSecret")));
    }

    [Fact]
    public async Task A_secret_that_came_with_its_application_has_no_id_and_says_so_once_there_are_several()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$first = New-KonnectApplication bot -AuthStrategy dcr | New-KonnectCredential; $null = New-KonnectCredential bot").Succeeded();
        Assert.Equal("CredentialHasNoId", engine.Run("$first | Reset-KonnectCredential -Confirm:$false").ErrorId);
        Assert.Equal("CredentialHasNoId", engine.Run("$first | Set-KonnectCredential new").ErrorId);
        Assert.Equal(2, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task What_the_portal_does_not_mint_it_does_not_reset()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$credential = New-KonnectApplication bot -AuthStrategy self-managed -ClientId mine | New-KonnectCredential -WarningAction SilentlyContinue").Succeeded();
        var result = engine.Run("$credential | Reset-KonnectCredential -Confirm:$false");
        Assert.Equal(("CannotReset", ErrorCategory.InvalidOperation), (result.ErrorId, result.Error.CategoryInfo.Category));
        Assert.Contains("identity provider", result.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Set-KonnectApplication nobody -Description x", "UnknownApplication")]
    [InlineData("Set-KonnectApplication -Description x " + Nowhere, "UnknownApplication")]
    [InlineData("Remove-KonnectRegistration $registration -Confirm:$false", "UnknownRegistration")]
    [InlineData("Remove-KonnectRegistration -ApplicationId $app.Id -Confirm:$false -Id " + Nowhere, "UnknownRegistration")]
    [InlineData("Remove-KonnectRegistration -Id $registration.Id -Confirm:$false -ApplicationId " + Nowhere, "UnknownRegistration")]
    [InlineData("$key | Set-KonnectCredential new", "UnknownCredential")]
    [InlineData("$key | Reset-KonnectCredential -Confirm:$false", "UnknownCredential")]
    [InlineData("$lost | Reset-KonnectCredential -Confirm:$false", "UnknownApplication")]
    public async Task What_is_not_there_is_missed_by_its_own_id(string command, string id)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(
            """
            $app = New-KonnectApplication bot; $registration = $app | New-KonnectRegistration orders; $key = $app | New-KonnectCredential
            $lost = New-KonnectApplication lost | New-KonnectCredential
            $registration | Remove-KonnectRegistration -Confirm:$false; $key | Remove-KonnectCredential -Confirm:$false
            Remove-KonnectApplication lost -Confirm:$false
            """).Succeeded();
        var error = engine.Run(command).Error;
        Assert.Equal((id, ErrorCategory.ObjectNotFound), (error.FullyQualifiedErrorId.Split(',')[0], error.CategoryInfo.Category));
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal(0, sandbox.Inner.Store.Credentials.Count);
    }

    [Theory]
    [InlineData("Set-KonnectApplication x -Name y")]
    [InlineData("Remove-KonnectRegistration -Id x -ApplicationId y -Confirm:$false")]
    [InlineData("$key | Set-KonnectCredential x")]
    [InlineData("$key | Reset-KonnectCredential -Confirm:$false")]
    [InlineData("Get-KonnectDeveloper")]
    public async Task Without_a_portal_token_the_developer_door_is_closed(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$key = New-KonnectApplication bot | New-KonnectCredential").Succeeded();
        engine.Run($"$null = Connect-KonnectPortal -PersonalAccessToken $pat -ApiUrl {sandbox.Address}").Succeeded();
        sandbox.Inner.ClearRecords();
        Assert.Equal("DeveloperDoorClosed", engine.Run(command).ErrorId);
        Assert.Empty(sandbox.Requests);
    }

    private static (string? Name, string? Description, string? RedirectUri) Read(Engine engine, string name)
    {
        var application = engine.Run($"Get-KonnectApplication {name}").Single;
        return (application.Text("Name"), application.Text("Description"), application.Text("RedirectUri"));
    }
}
