namespace KonnectPS.Tests.ExactlyOnce;

/// <summary>Where it can't be found out what became of a request, the one error says so and how to clear up; nothing of others is ever deleted.</summary>
public sealed class UnreconciledTests
{
    private const string ForeignSecret = "$theirs = New-KonnectApplication bot -AuthStrategy dcr";

    public static TheoryData<string, string, string> Losses => new()
    {
        { "a key", "*/credentials", "" },
        { "a key of a chosen name", "*/credentials", "" },
        { "a further client secret", "*/credentials", "" },
        { "a reset client secret", "*/regenerate-secret", "" },
        { "an application with a client", "*/applications", "Remove-KonnectApplication bot -Confirm:$false" },
        { "an application with a client of an auth server", "*/clients", "" },
        { "a registration", "*/registrations", "Get-KonnectRegistration bot | Remove-KonnectRegistration -Confirm:$false" },
        { "a team", "*/teams", "" },
        { "a role of a system account", "*/assigned-roles", "" },
        { "a personal token", "*/access-tokens", "Get-KonnectAccessToken tok | Remove-KonnectAccessToken -Confirm:$false" },
        { "a token of a system account", "*/access-tokens", "Get-KonnectAccessToken tok -SystemAccount seeded | Remove-KonnectAccessToken -Confirm:$false" },
    };

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task What_can_not_be_settled_is_told_with_what_may_be_left_and_the_way_to_clear_it(string name, string path, string clear)
    {
        var command = WritingCommand.All[name];
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(command.Before).Succeeded();
        // The door shuts behind the request whose response is lost.
        sandbox.Inner.Faults.Add("POST", path, Fault.ResetAfterActing());
        sandbox.Inner.Faults.Add("POST", path, Fault.Status(401));
        sandbox.Inner.Faults.Add("GET", path, Fault.Status(401), times: int.MaxValue);

        var result = engine.Run(command.Command);

        sandbox.Inner.Faults.Clear();
        Assert.Empty(result.Output);
        Assert.Equal(("OutcomeUnknown", ErrorCategory.ConnectionError), (result.ErrorId, result.Error.CategoryInfo.Category));
        var remedy = result.Error.ErrorDetails.RecommendedAction;
        if (name is "a key" or "a key of a chosen name" or "a further client secret" or "an application with a client of an auth server")
        {
            // The remedy is a pipeline: what it names is deleted by it, and nothing else.
            clear = remedy.Split(": ", 2)[1].Split(". Then")[0];
            Assert.Contains("konnectps-", clear, StringComparison.Ordinal);
            clear += " -Confirm:$false";
        }

        engine.Run(clear).Succeeded();
        await command.AssertDoneOnceAsync(sandbox, engine.Run(command.Command));
    }

    [Theory]
    [InlineData("a strategy of keys")]
    [InlineData("a DCR provider")]
    [InlineData("an auth server")]
    public async Task What_is_looked_for_first_is_found_by_the_next_run(string name)
    {
        var command = WritingCommand.All[name];
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        sandbox.Inner.Faults.AddAt(2, Fault.ResetAfterActing());
        sandbox.Inner.Faults.AddAt(3, Fault.Status(401), times: int.MaxValue);
        var result = engine.Run(command.Command);
        sandbox.Inner.Faults.Clear();
        Assert.Equal("OutcomeUnknown", result.ErrorId);
        Assert.Contains("Run the command again", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        await command.AssertDoneOnceAsync(sandbox, engine.Run(command.Command));
    }

    [Theory]
    [InlineData("o'bot")]
    [InlineData("o\u2019bot")]
    [InlineData("\u2018bot\u201b")]
    public async Task What_the_remedy_names_can_be_pasted(string name)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("name", name);
        sandbox.Inner.Faults.Add("POST", "*/applications", Fault.ResetAfterActing());
        sandbox.Inner.Faults.Add("GET", "*/applications", Fault.Status(401), times: int.MaxValue);

        var remedy = engine.Run("New-KonnectApplication $name -AuthStrategy dcr").Error.ErrorDetails.RecommendedAction;

        sandbox.Inner.Faults.Clear();
        Assert.Equal(name, engine.Run(remedy.Split("See ", 2)[1].Split(". If")[0]).Single.Text("Name"));
    }

    [Fact]
    public async Task A_replaced_key_that_can_not_be_deleted_is_named_and_the_new_one_was_emitted()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var old = engine.Run("$app = New-KonnectApplication bot; $old = New-KonnectCredential $app; $old").Single.Text("CredentialId")!;
        sandbox.Inner.Faults.Add("DELETE", "*/credentials/*", Fault.Status(401));
        var result = engine.Run("$old | Reset-KonnectCredential -Confirm:$false");
        Assert.True(sandbox.Inner.Store.Credentials.Holds(Assert.Single(result.Output).Secret("ApiKey")));
        Assert.Equal("OutcomeUnknown", result.ErrorId);
        Assert.Contains(old, result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(2, sandbox.Inner.Store.Credentials.Count);
    }

    [Theory]
    [InlineData("PUT", "*/credentials/*", "$app = New-KonnectApplication bot", "New-KonnectCredential $app mine", "ApiKey", "Set-KonnectCredential")]
    [InlineData("PATCH", "*/applications/*", "", "New-KonnectApplication bot -AuthStrategy dcr", "ClientSecret", "Set-KonnectApplication")]
    public async Task A_secret_is_not_lost_over_a_name_or_a_description(
        string method, string path, string before, string command, string secret, string remedy)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(before).Succeeded();
        sandbox.Inner.Faults.Add(method, path, Fault.Status(400));
        var result = engine.Run(command);
        Assert.True(sandbox.Inner.Store.Credentials.Holds(result.Single.Secret(secret)));
        Assert.Contains(remedy, Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task Somebody_elses_credential_of_the_same_chosen_name_is_left_alone()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var theirs = engine.Run("$app = New-KonnectApplication bot; New-KonnectCredential $app mine").Single.Secret("ApiKey");
        sandbox.Inner.Faults.Add("POST", "*/credentials", Fault.ResetBeforeActing());
        var ours = engine.Run("New-KonnectCredential $app mine").Single.Secret("ApiKey");
        Assert.True(sandbox.Inner.Store.Credentials.Holds(theirs));
        Assert.True(sandbox.Inner.Store.Credentials.Holds(ours));
        Assert.Equal(2, sandbox.Inner.Store.Credentials.Count);
    }

    [Theory]
    [InlineData("New-KonnectApplication bot -AuthStrategy dcr", null)]
    [InlineData("New-KonnectApplication bot -AuthStrategy dcr -NoClobber", "ApplicationExists")]
    [InlineData("New-KonnectApplication bot -AuthStrategy $theirs.AuthStrategy.Id", "OutcomeUnknown")]
    public async Task Somebody_elses_application_of_the_same_name_is_left_alone(string command, string? errorId)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var theirs = engine.Run(ForeignSecret + "; $theirs").Single.Secret("ClientSecret");
        sandbox.Inner.Faults.Add("POST", "*/applications", Fault.ResetBeforeActing());
        var result = engine.Run(command);
        if (errorId is null)
        {
            Assert.Null(result.Single.Properties["ClientSecret"].Value);
            Assert.Contains("exists already", Assert.Single(result.Warnings), StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(errorId, result.ErrorId);
            Assert.Empty(result.Output);
        }

        Assert.True(sandbox.Inner.Store.Credentials.Holds(theirs));
        Assert.Equal((1, 1), (sandbox.Inner.Store.Applications.Count, sandbox.Inner.Store.Credentials.Count));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-SystemAccount seeded")]
    public async Task Somebody_elses_access_token_of_the_same_name_is_left_alone(string account)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$theirs = New-KonnectAccessToken tok -Lifetime 60 {account}").Succeeded();
        sandbox.Inner.Faults.Add("POST", "*/access-tokens", Fault.ResetBeforeActing());
        Assert.Equal("Conflict", engine.Run($"New-KonnectAccessToken tok {account}").ErrorId);
        engine.Run($"$null = Connect-KonnectPortal -PersonalAccessToken $theirs.Token -ApiUrl {sandbox.Address}").Succeeded();
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("", 3)]
    [InlineData("-SystemAccount seeded", 1)]
    [InlineData("-SystemAccount seeded", 3)]
    public async Task An_access_token_that_Konnect_did_not_show_is_not_left_behind(string account, int times)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        sandbox.Inner.Faults.Add(
            "POST", "*/access-tokens", Fault.Alter(JsonChange.Remove("/token"), JsonChange.Replace("/konnect_token", "")), times);
        var result = engine.Run($"New-KonnectAccessToken tok {account}");
        if (times == 1)
        {
            Assert.Equal("tok", result.Single.Text("Name"));
        }
        else
        {
            Assert.Equal("UnexpectedAnswer", result.ErrorId);
        }

        Assert.Equal(result.Output.Count, engine.Run($"Get-KonnectAccessToken tok* {account}").Output.Count);
    }
}
