namespace KonnectPS.Tests.Publisher;

/// <summary>The secrets of a client at an auth server of Kong Identity: rotated with an overlap, and deleted.</summary>
public sealed class ClientSecretTests
{
    private const string Credential =
        """
        $ConfirmPreference = 'None'
        $null = New-KonnectAuthServer agents api://orders
        $null = New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents
        $null = Publish-KonnectApi -Api Inventory -AuthStrategy agent-tokens
        $old = New-KonnectPortalApplication bot -Team Platform -AuthServer agents
        $null = $old | New-KonnectPortalRegistration Inventory -Status approved
        """;

    private const string Elsewhere =
        """
        $null = New-KonnectPortalTeam Agents -CanOwnApplications -Portal 'Partner Portal'
        $agent = New-KonnectPortalApplication abot -Team Agents -AuthServer agents -Portal 'Partner Portal'
        $abot = Get-KonnectPortalApplication abot -Portal 'Partner Portal'
        """;

    public static TheoryData<string> Rotations => new()
    {
        "$old | Reset-KonnectCredential",
        "@{} + $old | Reset-KonnectCredential",
        "[pscustomobject](@{} + $old) | Reset-KonnectCredential",
        "Reset-KonnectCredential -AuthServer agents -Application bot",
        "Reset-KonnectCredential -AuthServer $old.AuthServerId -Application $old.ApplicationId",
    };

    [Theory]
    [MemberData(nameof(Rotations))]
    public async Task The_old_secret_works_until_the_pipeline_has_the_new_one(string rotation)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Credential).Succeeded();
        engine.Set("call", (Func<PSObject, int>)(credential => Call(sandbox, credential)));
        var during = engine.Run($"{rotation} | ForEach-Object {{ $new = $_; $call.Invoke($old); $call.Invoke($new) }}").Succeeded().Output;
        Assert.Equal([200, 200], during.Select(status => (int)status.BaseObject));
        Assert.Equal([0, 200], engine.Run("$call.Invoke($old); $call.Invoke($new)").Succeeded().Output.Select(status => (int)status.BaseObject));

        var (old, replacement) = (engine.Run("$old").Single, engine.Run("$new").Single);
        Assert.NotEqual(old.Text("CredentialId"), replacement.Text("CredentialId"));
        Assert.Equal($"{Assert.Single(Assert.Single(sandbox.Inner.Store.AuthServers.Clients).Secrets).Id}", replacement.Text("CredentialId"));
        foreach (var same in new[] { "Type", "Name", "ApplicationId", "ClientId", "AuthServerId", "Issuer", "TokenEndpoint" })
        {
            Assert.Equal(old.Text(same), replacement.Text(same));
        }
    }

    [Fact]
    public async Task Nothing_is_deleted_when_the_new_secret_was_not_taken()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Credential).Succeeded();
        engine.Run("$old | Reset-KonnectCredential | ForEach-Object { throw 'the vault is shut' }");
        Assert.Equal(200, Call(sandbox, engine.Run("$old").Single));
        Assert.DoesNotContain(sandbox.Requests, request => request.StartsWith("DELETE ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_secret_whose_response_is_lost_never_gets_a_token()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Credential).Succeeded();
        sandbox.Inner.Faults.Add("POST", "*/secrets", Fault.ResetAfterActing());
        sandbox.Inner.Faults.Add("POST", "*/secrets", Fault.Status(403));
        var result = engine.Run("$old | Reset-KonnectCredential");
        Assert.Equal("PermissionDenied", result.ErrorId);
        Assert.Single(Assert.Single(sandbox.Inner.Store.AuthServers.Clients).Secrets);
    }

    [Fact]
    public async Task What_can_not_be_settled_is_cleared_by_the_command_that_is_recommended()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Credential).Succeeded();
        sandbox.Inner.Faults.Add("PATCH", "*/secrets/*", Fault.StatusAfterActing(504), times: int.MaxValue);
        sandbox.Inner.Faults.Add("DELETE", "*/secrets/*", Fault.Status(403), times: int.MaxValue);
        var result = engine.Run("$old | Reset-KonnectCredential");
        sandbox.Inner.Faults.Clear();
        Assert.Equal("OutcomeUnknown", result.ErrorId);
        Assert.Equal(2, Assert.Single(sandbox.Inner.Store.AuthServers.Clients).Secrets.Count);
        var remedy = result.Error.ErrorDetails.RecommendedAction;
        engine.Run("$new = " + remedy["Run ".Length..remedy.IndexOf(": the secret", StringComparison.Ordinal)]).Succeeded();
        Assert.Single(Assert.Single(sandbox.Inner.Store.AuthServers.Clients).Secrets);
        Assert.Equal(200, Call(sandbox, engine.Run("$new").Single));
    }

    [Fact]
    public async Task An_old_secret_that_may_live_on_is_deleted_by_the_command_that_is_recommended()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Credential).Succeeded();
        sandbox.Inner.Faults.Add("DELETE", "*/secrets/*", Fault.Status(403), times: int.MaxValue);
        var result = engine.Run("$old | Reset-KonnectCredential");
        sandbox.Inner.Faults.Clear();
        Assert.Equal("OutcomeUnknown", result.ErrorId);
        var remedy = result.Error.ErrorDetails.RecommendedAction;
        engine.Run(remedy[remedy.IndexOf("[pscustomobject]", StringComparison.Ordinal)..(remedy.IndexOf("Remove-KonnectCredential", StringComparison.Ordinal) + "Remove-KonnectCredential".Length)]).Succeeded();
        Assert.Equal(0, Call(sandbox, engine.Run("$old").Single));
        Assert.Equal(200, Call(sandbox, Assert.Single(result.Output)));
    }

    [Fact]
    public async Task A_secret_that_is_gone_is_not_replaced_and_one_of_several_has_to_be_known()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Credential + "\n$new = $old | Reset-KonnectCredential").Succeeded();
        foreach (var command in new[] { "Reset-KonnectCredential", "Remove-KonnectCredential" })
        {
            var gone = engine.Run($"$old | {command}");
            Assert.Equal("UnknownCredential", gone.ErrorId);
            Assert.Contains("Reset-KonnectCredential -AuthServer", gone.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.DoesNotContain("Get-KonnectCredential", gone.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        }

        engine.Run("$old = @{} + $new; $old.Remove('credential_id'); $second = $old | Reset-KonnectCredential -WhatIf").Succeeded();
        sandbox.Inner.Faults.Add("DELETE", "*/secrets/*", Fault.Status(403), times: int.MaxValue);
        engine.Run("$null = $new | Reset-KonnectCredential");
        sandbox.Inner.Faults.Clear();
        Assert.Equal("SecretNotChosen", engine.Run("$old | Reset-KonnectCredential").ErrorId);
        engine.Run("$null = Reset-KonnectCredential -AuthServer agents -Application bot").Succeeded();
        Assert.Single(Assert.Single(sandbox.Inner.Store.AuthServers.Clients).Secrets);
    }

    [Theory]
    [InlineData("Reset-KonnectCredential -AuthServer agents -Application abot -Portal 'Partner Portal'")]
    [InlineData("Reset-KonnectCredential -AuthServer agents -Application $abot.Id -Portal $abot.PortalId")]
    [InlineData("$abot | Reset-KonnectCredential -AuthServer agents")]
    [InlineData("Get-KonnectPortalApplication abot -Portal 'Partner Portal' | Reset-KonnectCredential -AuthServer agents")]
    [InlineData("[pscustomobject]@{ Application = 'abot'; Portal = 'Partner Portal' } | Reset-KonnectCredential -AuthServer agents")]
    [InlineData("$agent | Reset-KonnectCredential -AuthServer agents")]
    [InlineData("Reset-KonnectCredential -AuthServer agents -Application $abot")]
    [InlineData("@{} + $agent | Reset-KonnectCredential -AuthServer agents")]
    public async Task The_application_may_be_in_another_portal(string rotation)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Credential + "\n" + Elsewhere).Succeeded();
        var old = engine.Run("$agent").Single;
        var replacement = engine.Run(rotation).Single;
        Assert.Equal(old.Text("ApplicationId"), replacement.Text("ApplicationId"));
        Assert.NotEqual(old.Text("CredentialId"), replacement.Text("CredentialId"));
        Assert.Equal(sandbox.Seed.PartnerPortalId.ToString(), ((System.Collections.IDictionary)replacement.BaseObject)["portal_id"]);
    }

    [Fact]
    public async Task A_credential_knows_its_portal_also_in_a_file()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Credential + "\n" + Elsewhere).Succeeded();
        engine.Run("$null = Publish-KonnectApi -Api Inventory -Portal 'Partner Portal' -AuthStrategy agent-tokens").Succeeded();
        engine.Run("$null = $agent | New-KonnectPortalRegistration Inventory -Status approved").Succeeded();
        var text = $"{engine.Run("$file = [IO.Path]::GetTempFileName(); $agent | Export-KonnectCredential $file -Format Json -Force; Get-Content $file -Raw; Remove-Item $file").Succeeded().Output[^1]}";
        Assert.Contains($"\"portal_id\": \"{sandbox.Seed.PartnerPortalId}\"", text, StringComparison.Ordinal);
        foreach (var application in new[] { "$agent", "@{} + $agent", "[pscustomobject](@{} + $agent)" })
        {
            engine.Run($"$found = Get-KonnectPortalRegistration -Application ({application}); {application} | Get-KonnectPortalApplication; {application} | Get-KonnectPortalCredential").Succeeded();
            Assert.Equal("Inventory", engine.Run("$found.ApiName").Single.ToString());
        }

        Assert.Equal(sandbox.Seed.PartnerPortalId.ToString(), engine.Run("($agent | Reset-KonnectCredential)['portal_id']").Single.BaseObject);
        engine.Run("$agent | Remove-KonnectPortalApplication").Succeeded();
    }

    [Fact]
    public async Task An_application_without_a_client_there_is_told()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Credential + "\n$null = New-KonnectPortalApplication keys -Team Platform -AuthStrategy key-auth; $null = New-KonnectPortalApplication theirs -Team Platform -AuthStrategy dcr").Succeeded();
        Assert.Equal("NoClientAtAuthServer", engine.Run("Reset-KonnectCredential -AuthServer agents -Application keys").ErrorId);
        Assert.Equal("NoClientAtAuthServer", engine.Run("Reset-KonnectCredential -AuthServer agents -Application theirs").ErrorId);
        Assert.Equal("UnknownApplication", engine.Run("Reset-KonnectCredential -AuthServer agents -Application nobody").ErrorId);
        Assert.Equal("UnknownAuthServer", engine.Run("Reset-KonnectCredential -AuthServer nobody -Application bot").ErrorId);
    }

    [Theory]
    [InlineData("$old")]
    [InlineData("@{} + $old")]
    public async Task The_secret_of_a_credential_is_deleted_and_its_client_stays(string credential)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Credential).Succeeded();
        engine.Run($"{credential} | Remove-KonnectCredential").Succeeded();
        Assert.Equal(0, Call(sandbox, engine.Run("$old").Single));
        Assert.Empty(Assert.Single(sandbox.Inner.Store.AuthServers.Clients).Secrets);
        Assert.Equal("UnknownCredential", engine.Run("$old | Remove-KonnectCredential").ErrorId);
    }

    private static int Call(CheckedSandbox sandbox, PSObject credential) =>
        sandbox.CallAsClientAsync("inventory", credential.Text("ClientId")!, credential.Secret("ClientSecret"), credential.Text("TokenEndpoint")).GetAwaiter().GetResult();
}
