using KonnectPS.Tests.Hostile;

namespace KonnectPS.Tests.Request;

/// <summary>Request-KonnectCredential -AuthServer: the secret of a team's client at an auth server lies in a vault, by the admin door alone.</summary>
public sealed class RequestClientSecretTests : IAsyncLifetime, IDisposable
{
    private readonly FolderVault _vault = new();
    private readonly JumpingClock _clock = new();
    private readonly string _request = $"Request-KonnectCredential bot Inventory -AuthServer agents -TeamId Platform -Approve -Vault Vault-{Guid.NewGuid():N}";
    private CheckedSandbox _sandbox = null!;
    private Engine _engine = null!;

    public async Task InitializeAsync()
    {
        _sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = _clock });
        _engine = Engine.Open(_clock);
        _engine.Set("pat", _sandbox.Seed.PersonalAccessToken);
        _engine.Run(_vault.Script +
            $"""
            $ConfirmPreference = 'None'
            $null = Connect-KonnectPortal -Portal 'Sandbox Portal' -PersonalAccessToken $pat -ApiUrl {_sandbox.Address}
            $null = New-KonnectAuthServer agents api://orders
            $null = New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents
            $null = Publish-KonnectApi -Api Inventory -AuthStrategy agent-tokens
            """).Succeeded();
        _sandbox.Inner.ClearRecords();
    }

    public Task DisposeAsync() => _sandbox.DisposeAsync().AsTask();

    public void Dispose()
    {
        _engine.Dispose();
        _clock.Dispose();
        _vault.Dispose();
    }

    [Fact]
    public async Task From_nothing_to_a_secret_in_the_vault_that_calls_the_API_and_a_second_run_only_reads()
    {
        var credential = _engine.Run(_request).Single;
        Assert.Equal(200, await CallAsync());
        Assert.Equal(Held, credential.Secret("ClientSecret"));
        _sandbox.Inner.ClearRecords();

        var second = _engine.Run(_request).Single;
        Assert.All(_sandbox.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
        Assert.Equal(credential.Text("CredentialId"), second.Text("CredentialId"));
        Assert.Equal(credential.Text("TokenEndpoint"), second.Text("TokenEndpoint"));
        Assert.Single(Secrets);
    }

    [Fact]
    public async Task An_old_secret_is_replaced_and_lives_on_for_the_grace_period()
    {
        _engine.Run(_request).Succeeded();
        var old = Held;
        await Task.Delay(TimeSpan.FromDays(31), _clock);
        var renew = _request + " -MaxAge 30 -GracePeriod 2";
        _engine.Run(renew).Succeeded();
        Assert.NotEqual(old, Held);
        Assert.Equal((200, 200), (await CallAsync(), await CallAsync(old)));
        await Task.Delay(TimeSpan.FromDays(3), _clock);
        _engine.Run(renew).Succeeded();
        Assert.Equal((200, 0), (await CallAsync(), await CallAsync(old)));
        Assert.Single(Secrets);
    }

    [Fact]
    public async Task A_new_secret_is_tried_before_the_vault_has_it()
    {
        _engine.Run(_request).Succeeded();
        var old = Held;
        var tried = $"{_request} -MaxAge 0 -ProbeTimeoutSeconds 10 -ProbeUri {_sandbox.Inner.GatewayAddress("inventory")}hello";
        _sandbox.Inner.Faults.Add("GET", "/gateway/*", Fault.Status(401), times: int.MaxValue);
        Assert.Equal("NewCredentialNotWorking", _engine.Run(tried).ErrorId);
        _sandbox.Inner.Faults.Clear();
        Assert.Equal(old, Held);
        Assert.Single(Secrets);

        _engine.Run(tried).Succeeded();
        Assert.Equal((200, 0), (await CallAsync(), await CallAsync(old)));
        Assert.Single(Secrets);
    }

    [Fact]
    public async Task A_secret_that_a_killed_run_left_is_replaced()
    {
        _engine.Run(_request).Succeeded();
        _engine.Run("$first = Reset-KonnectCredential -AuthServer agents -Application bot").Succeeded();
        _engine.Run(_request).Succeeded();
        Assert.Equal(200, await CallAsync());
        Assert.Single(Secrets);
    }

    [Fact]
    public void Without_Approve_a_registration_that_waits_is_an_error_and_is_approved_by_the_next_run()
    {
        var request = _request.Replace("Inventory", "Payments", StringComparison.Ordinal);
        _engine.Run("$null = Publish-KonnectApi -Api Payments -AuthStrategy agent-tokens").Succeeded();
        Assert.Equal("NotApproved", _engine.Run(request.Replace("-Approve", "", StringComparison.Ordinal)).ErrorId);
        _engine.Run(request).Succeeded();
    }

    [Fact]
    public void What_is_missing_or_does_not_fit_is_told_before_anything_is_created()
    {
        Assert.Equal("NoTeamNamed", _engine.Run(_request.Replace("-TeamId Platform", "", StringComparison.Ordinal)).ErrorId);
        Assert.Equal("UnknownAuthServer", _engine.Run(_request.Replace("agents", "nobody", StringComparison.Ordinal)).ErrorId);
        Assert.Equal("SecretNotKnownAgain", _engine.Run(_request + " -As Secret").ErrorId);
        _engine.Run(_request + " -WhatIf").Succeeded();
        Assert.Empty(_sandbox.Inner.Store.AuthServers.Clients);
        Assert.Empty(_vault.Names);
    }

    [Theory]
    [InlineData("Unpublish-KonnectApi Inventory", "ApiNotPublished", "Publish-KonnectApi")]
    [InlineData("Publish-KonnectApi -Api Inventory -AuthStrategy key-auth", "StrategyNotOfApi", "Publish-KonnectApi -Api")]
    [InlineData("Remove-KonnectPortalTeam Platform; New-KonnectPortalTeam Platform", "TeamOwnsNoApplications", "New-KonnectPortalTeam")]
    public void A_step_that_was_left_out_is_named(string instead, string errorId, string named)
    {
        _engine.Run($"$null = {instead}").Succeeded();
        var refused = _engine.Run(_request);
        Assert.Equal(errorId, refused.ErrorId);
        Assert.Contains(named, refused.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void An_API_is_known_by_its_slug_and_a_second_run_only_reads()
    {
        var request = _request.Replace("Inventory", "stock", StringComparison.Ordinal);
        _sandbox.Inner.Store.Catalog.Change(_sandbox.Seed.InventoryApi.Id, api => api with { Slug = "stock" });
        _engine.Run(request).Succeeded();
        _sandbox.Inner.ClearRecords();
        _engine.Run(request).Succeeded();
        Assert.All(_sandbox.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("POST", "*/clients")]
    [InlineData("POST", "*/applications")]
    [InlineData("POST", "*/secrets")]
    [InlineData("PATCH", "*/secrets/*")]
    [InlineData("DELETE", "*/secrets/*")]
    public async Task A_lost_response_leaves_one_secret_and_the_vault_has_it(string method, string path)
    {
        if (path.Contains("secrets", StringComparison.Ordinal))
        {
            _engine.Run(_request).Succeeded();
        }

        _sandbox.Inner.Faults.Add(method, path, Fault.ResetAfterActing());
        _engine.Run(_request + " -MaxAge 0").Succeeded();
        Assert.Equal(0, _sandbox.Inner.Faults.Remaining);
        Assert.Equal(200, await CallAsync());
        Assert.Single(Secrets);
    }

    private string Held => _vault.Read("bot", "client_secret")!;

    private IReadOnlyList<KonnectPS.Sandbox.State.AuthServerSecret> Secrets => Assert.Single(_sandbox.Inner.Store.AuthServers.Clients).Secrets;

    private Task<int> CallAsync(string? secret = null) =>
        _sandbox.CallAsClientAsync("inventory", _vault.Read("bot", "client_id")!, secret ?? Held, _vault.Read("bot", "token_endpoint"));
}
