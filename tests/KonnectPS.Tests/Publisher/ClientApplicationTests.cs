using KonnectPS.Tests.Completion;

namespace KonnectPS.Tests.Publisher;

/// <summary>Applications with a client at an auth server of Kong Identity: the road to a credential that needs no mailbox.</summary>
public sealed class ClientApplicationTests
{
    private const string Server = "$server = New-KonnectAuthServer agents api://orders";
    private const string Strategy = Server + "; $null = New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents";
    private const string NoApplications = """{"data":[],"meta":{"page":{"number":1,"size":100,"total":0}}}""";
    private const string Create = "New-KonnectPortalApplication bot -Team Platform -AuthServer agents";

    [Theory]
    [InlineData("agents")]
    [InlineData("$server")]
    [InlineData("$server.Id")]
    public async Task A_team_has_an_application_with_a_client_that_calls_what_it_is_registered_for(string server)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Strategy + "; $null = Publish-KonnectApi -Api Inventory -AuthStrategy agent-tokens").Succeeded();
        var credential = engine.Run($"$credential = New-KonnectPortalApplication bot -Team Platform -AuthServer {server} -Description mine; $credential").Single;
        Assert.Equal("client_secret", credential.Text("Type"));
        Assert.Equal("bot", credential.Text("Name"));
        Assert.Equal(engine.Run("$server.TokenEndpoint").Single.ToString(), credential.Text("TokenEndpoint"));
        Assert.Equal(engine.Run("$server.Id").Single.ToString(), credential.Text("AuthServerId"));

        var client = Assert.Single(sandbox.Inner.Store.AuthServers.Clients);
        Assert.Equal((client.Id, $"{Assert.Single(client.Secrets).Id}"), (credential.Text("ClientId"), credential.Text("CredentialId")));
        Assert.Matches("^bot konnectps-[0-9]{8}-[0-9a-f]{16}$", client.Name);
        Assert.All(client.Labels.Keys, key => Assert.False(key.StartsWith("konnect", StringComparison.Ordinal)));
        var application = sandbox.Inner.Store.Applications.Find(Guid.Parse(credential.Text("ApplicationId")!))!;
        Assert.Equal((sandbox.Seed.TeamId, client.Id, "mine"), (application.OwnerId, application.ClientId, application.Description));

        var (endpoint, secret) = (credential.Text("TokenEndpoint")!, credential.Secret("ClientSecret"));
        Assert.Equal(401, await sandbox.CallAsClientAsync("inventory", client.Id, secret, endpoint));
        engine.Run("$null = $credential | New-KonnectPortalRegistration Inventory -Status approved").Succeeded();
        Assert.Equal(200, await sandbox.CallAsClientAsync("inventory", client.Id, secret, endpoint));
    }

    [Fact]
    public async Task The_strategy_is_found_or_the_error_says_which_to_name()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Server).Succeeded();
        var missing = engine.Run(Create);
        Assert.Equal("NoStrategyOfAuthServer", missing.ErrorId);
        Assert.Contains("New-KonnectPortalAuthStrategy", missing.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("StrategyOfAnotherIssuer", engine.Run(Create + " -AuthStrategy key-auth").ErrorId);

        engine.Run("$null = 'one', 'two' | New-KonnectPortalAuthStrategy -AuthServer agents").Succeeded();
        var several = engine.Run(Create);
        Assert.Equal("StrategyNotChosen", several.ErrorId);
        Assert.All(["one", "two"], name => Assert.Contains(name, several.Error.Exception.Message.Split(": ")[1], StringComparison.Ordinal));
        Assert.Empty(sandbox.Inner.Store.AuthServers.Clients);

        engine.Run("Set-KonnectPortal 'Sandbox Portal' -DefaultAuthStrategy two").Succeeded();
        Assert.Equal("two", StrategyOf(engine.Run(Create).Single, sandbox));
        Assert.Equal("one", StrategyOf(engine.Run("New-KonnectPortalApplication other -Team Platform -AuthServer agents -AuthStrategy one").Single, sandbox));
    }

    [Fact]
    public async Task A_self_managed_strategy_of_the_auth_server_takes_the_client_as_well()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Server + "; $null = New-KonnectPortalAuthStrategy by-hand -Issuer $server.Issuer").Succeeded();
        var credential = engine.Run(Create).Single;
        Assert.Equal(credential.Text("ClientId"), Assert.Single(sandbox.Inner.Store.Applications.OwnedBy(sandbox.Seed.TeamId)).ClientId);
    }

    [Fact]
    public async Task An_application_that_is_there_already_is_a_conflict_and_nothing_is_minted()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Strategy + $"; $null = {Create}").Succeeded();
        sandbox.Inner.ClearRecords();
        var taken = engine.Run(Create);
        Assert.Equal(("Conflict", ErrorCategory.ResourceExists), (taken.ErrorId, taken.Error.CategoryInfo.Category));
        Assert.Contains("Reset-KonnectCredential -AuthServer", taken.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain(sandbox.Requests, request => request.StartsWith("POST", StringComparison.Ordinal));
        Assert.Single(sandbox.Inner.Store.AuthServers.Clients);

        // Another team's application of the same name is in nobody's way.
        engine.Run("$null = New-KonnectPortalApplication bot -Team (New-KonnectPortalTeam Agents -CanOwnApplications) -AuthServer agents").Succeeded();
    }

    [Fact]
    public async Task What_would_be_done_is_said_and_not_done()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Strategy).Succeeded();
        sandbox.Inner.ClearRecords();
        Assert.Empty(engine.Run(Create + " -WhatIf").Succeeded().Output);
        Assert.Empty(sandbox.Requests);
    }

    [Theory]
    [InlineData(400, "InvalidRequest")]
    [InlineData(403, "PermissionDenied")]
    [InlineData(409, "Conflict")]
    public async Task The_client_of_an_application_that_is_refused_is_deleted_again(int status, string errorId)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Strategy).Succeeded();
        sandbox.Inner.Faults.Add("POST", "*/applications", Fault.Status(status));
        Assert.Equal(errorId, engine.Run(Create).ErrorId);
        Assert.Empty(sandbox.Inner.Store.AuthServers.Clients);
        Assert.Equal(0, sandbox.Inner.Store.Applications.Count);
    }

    [Fact]
    public async Task A_client_that_could_not_be_deleted_is_named_and_the_command_that_is_recommended_deletes_it()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Strategy).Succeeded();
        sandbox.Inner.Faults.Add("POST", "*/applications", Fault.Status(403));
        sandbox.Inner.Faults.Add("DELETE", "*/clients/*", Fault.Status(403), times: int.MaxValue);
        var result = engine.Run(Create);
        sandbox.Inner.Faults.Clear();
        Assert.Equal("OutcomeUnknown", result.ErrorId);
        Assert.Contains(Assert.Single(sandbox.Inner.Store.AuthServers.Clients).Name, result.Error.Exception.Message, StringComparison.Ordinal);
        engine.Run("$ConfirmPreference = 'None'; " + Recommended(result)).Succeeded();
        Assert.Empty(sandbox.Inner.Store.AuthServers.Clients);
    }

    [Fact]
    public async Task A_client_whose_fate_is_unknown_is_named_and_the_command_that_is_recommended_deletes_it()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Strategy).Succeeded();
        sandbox.Inner.Faults.Add("POST", "*/clients", Fault.ResetAfterActing());
        sandbox.Inner.Faults.Add("GET", "*/clients", Fault.Status(403), times: int.MaxValue);
        var result = engine.Run(Create);
        sandbox.Inner.Faults.Clear();
        Assert.Equal("OutcomeUnknown", result.ErrorId);
        engine.Run("$ConfirmPreference = 'None'; " + Recommended(result)).Succeeded();
        Assert.Empty(sandbox.Inner.Store.AuthServers.Clients);
    }

    [Fact]
    public async Task An_application_whose_fate_is_unknown_is_named_with_its_client()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Strategy).Succeeded();
        // The first look finds that the name is free; later ones find nothing out.
        sandbox.Inner.Faults.Add("POST", "*/applications", Fault.ResetAfterActing());
        sandbox.Inner.Faults.Add("GET", "*/applications", Fault.Status(200, body: NoApplications, contentType: "application/json"));
        sandbox.Inner.Faults.Add("GET", "*/applications", Fault.Status(403), times: int.MaxValue);
        var result = engine.Run(Create);
        sandbox.Inner.Faults.Clear();
        Assert.Equal("OutcomeUnknown", result.ErrorId);
        Assert.Contains("The application 'bot' may exist", result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(Assert.Single(sandbox.Inner.Store.AuthServers.Clients).Name, result.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("Remove-KonnectPortalApplication 'bot'", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_application_of_the_same_name_is_left_alone_and_so_is_its_client()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Strategy + $"; $null = {Create}").Succeeded();
        var theirs = Assert.Single(sandbox.Inner.Store.AuthServers.Clients).Id;

        // The look before anything is minted finds nothing; the other one comes to light by the response that is lost.
        sandbox.Inner.Faults.Add("GET", "*/applications", Fault.Status(200, body: NoApplications, contentType: "application/json"));
        sandbox.Inner.Faults.Add("POST", "*/applications", Fault.ResetBeforeActing());
        Assert.Equal("Conflict", engine.Run(Create).ErrorId);
        Assert.Equal(theirs, Assert.Single(sandbox.Inner.Store.AuthServers.Clients).Id);
        Assert.Equal(1, sandbox.Inner.Store.Applications.Count);
    }

    [Fact]
    public async Task The_id_of_a_secret_that_can_not_be_read_is_a_warning_and_the_credential_can_be_rotated()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Strategy).Succeeded();
        sandbox.Inner.Faults.Add("GET", "*/secrets", Fault.Status(403));
        var created = engine.Run($"$credential = {Create}; $credential");
        Assert.Null(created.Single.Text("CredentialId"));
        Assert.Contains("Reset-KonnectCredential finds it", Assert.Single(created.Warnings), StringComparison.Ordinal);
        var client = Assert.Single(sandbox.Inner.Store.AuthServers.Clients).Id;
        Assert.True(sandbox.Inner.Store.AuthServers.Holds(client, created.Single.Secret("ClientSecret")));
        Assert.True(sandbox.Inner.Store.AuthServers.Holds(client, engine.Run("$credential | Reset-KonnectCredential -Confirm:$false").Single.Secret("ClientSecret")));
        Assert.Single(Assert.Single(sandbox.Inner.Store.AuthServers.Clients).Secrets);
    }

    [Fact]
    public async Task Clients_are_listed_completed_and_deleted()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Strategy + $"; $credential = {Create}").Succeeded();
        var name = engine.Run("Get-KonnectAuthServerClient agents 'bot *'").Single.Text("Name")!;
        Assert.Equal(name, engine.Run("Get-KonnectAuthServerClient agents $credential.ClientId").Single.Text("Name"));
        Assert.Equal([$"'{name}'"], engine.Tab("Get-KonnectAuthServerClient agents bo"));
        Assert.Equal([$"'{name}'"], engine.Tab("Remove-KonnectAuthServerClient -AuthServer agents -Client bo"));
        Assert.Equal(["agents"], engine.Tab("New-KonnectPortalApplication x -Team Platform -AuthServer ag"));
        Assert.Equal(["agents"], engine.Tab("Get-KonnectAuthServerClient "));

        Assert.Equal("UnknownAuthServerClient", engine.Run("Get-KonnectAuthServerClient agents nobody").ErrorId);
        Assert.Equal("UnknownAuthServer", engine.Run($"Get-KonnectAuthServerClient {Guid.NewGuid()}").ErrorId);
        Assert.Equal("UnknownAuthServerClient", engine.Run("Remove-KonnectAuthServerClient nobody agents -Confirm:$false").ErrorId);
        Assert.Equal("NoAuthServerNamed", engine.Run("Remove-KonnectAuthServerClient nobody -Confirm:$false").ErrorId);
        engine.Run($"Remove-KonnectAuthServerClient '{name}' agents -Confirm:$false").Succeeded();
        Assert.Empty(sandbox.Inner.Store.AuthServers.Clients);
    }

    private static string Recommended(EngineResult result)
    {
        var action = result.Error.ErrorDetails.RecommendedAction;
        var start = action.IndexOf(": ", StringComparison.Ordinal) + 2;
        return action[start..action.IndexOf(". Then", StringComparison.Ordinal)];
    }

    private static string StrategyOf(PSObject credential, CheckedSandbox sandbox) =>
        sandbox.Inner.Store.Applications.Find(Guid.Parse(credential.Text("ApplicationId")!))!.Strategy.Name;
}
