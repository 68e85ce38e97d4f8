namespace KonnectPS.Tests;

public sealed class ResetCredentialTests
{
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

    public static TheoryData<string, string> LostResponses => new()
    {
        { "POST", "*/credentials" },
        { "DELETE", "*/credentials/*" },
    };

    [Theory]
    [MemberData(nameof(LostResponses))]
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
}
