namespace KonnectPS.Tests.Request;

/// <summary>Request-KonnectCredential -ProbeUri: what is stored, kept and deleted, whether the new credential works or not.</summary>
public sealed class RequestProofTests
{
    private const string Renewal = "-MaxAge 0";

    [Theory]
    [InlineData("orders")]
    [InlineData("inventory")]
    public async Task A_renewal_waits_until_the_new_credential_works(string api)
    {
        await using var world = await ProofWorld.StartAsync();
        var old = await world.HaveOneAsync(api);

        var renewed = world.Engine.Run(world.Request(api, Renewal)).Single;

        Assert.NotEqual(old, world.Held(api));
        Assert.Equal(world.Held(api), renewed.Secret(api == "orders" ? "ApiKey" : "ClientSecret"));
        Assert.Equal(200, await world.CallAsync(api));
        Assert.False(world.Lives(old));
        Assert.Equal(1, world.Count);
    }

    [Theory]
    [InlineData("orders", 401)]
    [InlineData("orders", 403)]
    [InlineData("orders", 404)]
    [InlineData("orders", 500)]
    [InlineData("orders", 307)]
    [InlineData("orders", 0)]
    [InlineData("inventory", 401)]
    [InlineData("inventory", 0)]
    public async Task One_that_does_not_work_in_time_is_deleted_and_the_old_one_stays(string api, int status)
    {
        await using var world = await ProofWorld.StartAsync();
        var old = await world.HaveOneAsync(api);
        world.Sandbox.Inner.Faults.Add("GET", "/gateway/*", ProofWorld.Refusal(status), times: int.MaxValue);

        var run = world.Engine.Run(world.Request(api, Renewal));
        world.Sandbox.Inner.Faults.Clear();

        Assert.Equal("NewCredentialNotWorking", run.ErrorId);
        Assert.Empty(run.Output);
        Assert.Contains("still holds it", $"{run.Error}", StringComparison.Ordinal);
        Assert.Contains("has been deleted", $"{run.Error}", StringComparison.Ordinal);
        Assert.NotEmpty(run.Error.ErrorDetails.RecommendedAction);
        Assert.Equal(old, world.Held(api));
        Assert.True(world.Lives(old));
        Assert.Equal(1, world.Count);
        Assert.Equal(200, await world.CallAsync(api));

        world.Engine.Run(world.Request(api, Renewal)).Succeeded();
        Assert.NotEqual(old, world.Held(api));
        Assert.Equal(200, await world.CallAsync(api));
        Assert.Equal(1, world.Count);
    }

    [Fact]
    public async Task A_client_that_gets_no_token_is_deleted_and_the_old_one_stays()
    {
        await using var world = await ProofWorld.StartAsync();
        var old = await world.HaveOneAsync("inventory");
        world.Sandbox.Inner.Faults.Add("POST", "/idp/token", Fault.Status(400, body: """{"error":"unauthorized_client"}""", contentType: "application/json"), times: int.MaxValue);
        var run = world.Engine.Run(world.Request("inventory", Renewal));
        Assert.Equal("NewCredentialNotWorking", run.ErrorId);
        Assert.Contains("unauthorized_client", $"{run.Error}", StringComparison.Ordinal);
        Assert.Equal(old, world.Held("inventory"));
        Assert.Equal(1, world.Count);
    }

    [Fact]
    public async Task When_the_new_one_can_not_be_deleted_either_the_error_says_so_and_the_next_run_does_it()
    {
        await using var world = await ProofWorld.StartAsync();
        var old = await world.HaveOneAsync("orders");
        world.Sandbox.Inner.Faults.Add("GET", "/gateway/*", Fault.Status(401), times: int.MaxValue);
        world.Sandbox.Inner.Faults.Add("DELETE", "*/credentials/*", Fault.Status(500), times: int.MaxValue);

        var run = world.Engine.Run(world.Request("orders", Renewal));
        world.Sandbox.Inner.Faults.Clear();

        Assert.Equal("NewCredentialNotWorking", run.ErrorId);
        Assert.Contains("could not be deleted", $"{run.Error}", StringComparison.Ordinal);
        Assert.Equal(old, world.Held("orders"));
        Assert.Equal(2, world.Count);
        world.Engine.Run(world.Request("orders", Renewal)).Succeeded();
        Assert.Equal(1, world.Count);
        Assert.Equal(200, await world.CallAsync("orders"));
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("inventory")]
    public async Task The_first_one_is_stored_at_once_and_waited_for(string api)
    {
        await using var world = await ProofWorld.StartAsync();
        world.Engine.Run(world.Request(api)).Succeeded();
        Assert.Equal(200, await world.CallAsync(api));
        world.Sandbox.Inner.ClearRecords();
        world.Engine.Run(world.Request(api)).Succeeded();
        Assert.All(world.Sandbox.Requests.Where(line => line != "POST /idp/token"), line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("inventory")]
    public async Task A_first_one_that_does_not_work_in_time_is_kept_and_told(string api)
    {
        await using var world = await ProofWorld.StartAsync(lag: TimeSpan.FromHours(1));

        var run = world.Engine.Run(world.Request(api));

        Assert.Equal("CredentialNotWorking", run.ErrorId);
        Assert.Empty(run.Output);
        Assert.True(world.Lives(world.Held(api)));
        Assert.Equal("CredentialNotWorking", world.Engine.Run(world.Request(api)).ErrorId);
        await world.PassAsync(TimeSpan.FromHours(1));
        Assert.NotNull(world.Engine.Run(world.Request(api)).Single);
        Assert.Equal(200, await world.CallAsync(api));
        Assert.Equal(1, world.Count);
    }

    [Fact]
    public async Task Nothing_is_deleted_before_what_replaces_it_works_also_by_a_later_run()
    {
        await using var world = await ProofWorld.StartAsync();
        var old = await world.HaveOneAsync("orders");
        world.Engine.Run(world.Request("orders", "-MaxAge 0 -GracePeriod 1")).Succeeded();
        await world.PassAsync(TimeSpan.FromDays(1));
        world.Sandbox.Inner.Faults.Add("GET", "/gateway/*", Fault.Status(503));

        var run = world.Engine.Run(world.Request("orders", "-GracePeriod 1"));

        Assert.Equal("CredentialNotWorking", run.ErrorId);
        Assert.True(world.Lives(old));
        world.Engine.Run(world.Request("orders", "-GracePeriod 1")).Succeeded();
        Assert.False(world.Lives(old));
        Assert.Equal(1, world.Count);
    }

    /// <summary>The vault has the new secret at once, since the old one is dead: waiting would only prolong the interruption.</summary>
    [Fact]
    public async Task Where_there_can_be_one_secret_only_it_is_stored_at_once()
    {
        await using var world = await ProofWorld.StartAsync(forgetsAtOnce: true);
        var old = await world.HaveOneAsync("inventory");
        world.Sandbox.Inner.Faults.Add("GET", "*/applications", Fault.Alter(JsonChange.Replace("/**/supports_multiple_credentials", false)), times: int.MaxValue);
        world.Sandbox.Inner.Faults.Add("GET", "/gateway/*", Fault.Status(401), times: int.MaxValue);

        var run = world.Engine.Run(world.Request("inventory", Renewal));

        Assert.Equal("CredentialNotWorking", run.ErrorId);
        Assert.Single(world.Sandbox.Requests, line => line.EndsWith("/regenerate-secret", StringComparison.Ordinal));
        Assert.False(world.Lives(old));
        Assert.True(world.Lives(world.Held("inventory")));
        Assert.Equal(1, world.Count);
    }

    [Fact]
    public async Task Without_a_vault_the_old_one_lives_until_the_new_one_works()
    {
        await using var world = await ProofWorld.StartAsync();
        var first = world.Engine.Run(world.Request("orders", vault: "")).Single.Secret("ApiKey");
        world.Sandbox.Inner.Faults.Add("GET", "/gateway/*", Fault.Status(401), times: int.MaxValue);
        var run = world.Engine.Run(world.Request("orders", Renewal, vault: ""));
        Assert.Equal("NewCredentialNotWorking", run.ErrorId);
        Assert.DoesNotContain("vault", $"{run.Error}", StringComparison.Ordinal);
        Assert.True(world.Lives(first));
        Assert.Equal(1, world.Count);
        world.Sandbox.Inner.Faults.Clear();

        var second = world.Engine.Run(world.Request("orders", Renewal, vault: "")).Single.Secret("ApiKey");

        Assert.Equal(200, await world.Sandbox.CallAsync("orders", second));
        Assert.False(world.Lives(first));
        Assert.Equal(1, world.Count);
    }

    /// <summary>Nothing else keeps the secret.</summary>
    [Fact]
    public async Task Without_a_vault_the_first_one_is_emitted_although_it_does_not_work_yet()
    {
        await using var world = await ProofWorld.StartAsync(lag: TimeSpan.FromHours(1));
        var run = world.Engine.Run(world.Request("orders", vault: ""));
        Assert.Equal("CredentialNotWorking", run.ErrorId);
        Assert.True(world.Lives(Assert.Single(run.Output).Secret("ApiKey")));
    }

    [Fact]
    public async Task What_is_dead_in_the_vault_is_replaced_at_once()
    {
        await using var world = await ProofWorld.StartAsync(lag: TimeSpan.FromHours(1));
        world.Engine.Run($"$null = Request-KonnectCredential bot orders -Vault {world.VaultName}; Get-KonnectCredential bot | Remove-KonnectCredential").Succeeded();
        Assert.Equal("CredentialNotWorking", world.Engine.Run(world.Request("orders")).ErrorId);
        Assert.True(world.Lives(world.Held("orders")));
        Assert.Equal(1, world.Count);
    }

    [Fact]
    public async Task What_somebody_else_put_into_the_vault_is_replaced_by_force_once_the_new_one_works()
    {
        await using var world = await ProofWorld.StartAsync();
        world.Engine.Run("Set-Secret bot @{ api_key = 'theirs' }").Succeeded();
        world.Sandbox.Inner.Faults.Add("GET", "/gateway/*", Fault.Status(401), times: int.MaxValue);
        Assert.Equal("NewCredentialNotWorking", world.Engine.Run(world.Request("orders", "-Force")).ErrorId);
        Assert.Equal("theirs", world.Held("orders"));
        world.Sandbox.Inner.Faults.Clear();
        world.Engine.Run(world.Request("orders", "-Force")).Succeeded();
        Assert.Equal(200, await world.CallAsync("orders"));
    }

    [Fact]
    public async Task What_is_in_place_is_tried_once()
    {
        await using var world = await ProofWorld.StartAsync();
        var old = await world.HaveOneAsync("orders");
        world.Engine.Run(world.Request("orders")).Succeeded();
        Assert.Equal(old, world.Held("orders"));
        Assert.Single(world.Sandbox.Requests, line => line == "GET /gateway/orders/hello");
    }

    [Theory]
    [InlineData("orders", "-ProbeUri http://gateway.example.com/orders", "InsecureAddress")]
    [InlineData("orders", "-ProbeUri gateway.example.com", "InvalidAddress")]
    [InlineData("orders", "-ProbeUri https://user:word@gateway.example.com/", "InvalidAddress")]
    [InlineData("inventory", "-ProbeUri https://gateway.example.com -TokenEndpoint http://idp.example.com/token", "InsecureAddress")]
    [InlineData("inventory", "-ProbeUri https://gateway.example.com", "NoTokenEndpoint")]
    [InlineData("inventory", "-ProbeUri https://gateway.example.com -AuthStrategy dcr", "NoTokenEndpoint")]
    public async Task What_a_secret_must_not_be_sent_to_is_an_error_before_anything_is_created(string api, string more, string errorId)
    {
        await using var world = await ProofWorld.StartAsync();
        Assert.Equal(errorId, world.Engine.Run($"Request-KonnectCredential bot {api} -Vault {world.VaultName} {more}").ErrorId);
        Assert.All(world.Sandbox.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
        Assert.Empty(world.Vault.Names);
    }

    [Fact]
    public async Task A_table_has_an_address_in_each_row_and_one_that_fails_does_not_stop_the_others()
    {
        await using var world = await ProofWorld.StartAsync();
        var gateway = $"{world.Sandbox.Inner.GatewayAddress("orders")}hello";
        var script = $$"""
            [pscustomobject]@{ Application = 'a'; Api = 'orders'; ProbeUri = '{{gateway}}' },
            [pscustomobject]@{ Application = 'b'; Api = 'orders'; ProbeUri = 'ftp://gateway.example.com' },
            [pscustomobject]@{ Application = 'c'; Api = 'orders'; ProbeUri = '{{gateway}}/../../nowhere/hello' },
            [pscustomobject]@{ Application = 'd'; Api = 'orders'; ProbeUri = '' },
            [pscustomobject]@{ Application = 'e'; Api = 'inventory'; ProbeUri = '{{world.Sandbox.Inner.GatewayAddress("inventory")}}hello'; TokenEndpoint = '{{world.Sandbox.Inner.TokenEndpoint}}' } |
                Request-KonnectCredential -Vault {{world.VaultName}} -MaxAge 0
            """;
        foreach (var _ in (int[])[1, 2])
        {
            var run = world.Engine.Run(script);
            Assert.Equal(["a", "d", "e"], run.Output.Select(item => item.Text("Name")));
            Assert.Equal(["InvalidAddress", run.Errors[1].FullyQualifiedErrorId.Split(',')[0]], run.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
            Assert.Contains("NotWorking", run.Errors[1].FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Equal(["a", "c", "d", "e"], world.Vault.Names);
            Assert.Equal(4, world.Count);
            Assert.True(world.Lives(world.Held("orders", "c")));
        }
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("inventory")]
    public async Task Stopped_while_it_waits_it_leaves_the_old_one_in_use_and_the_next_run_goes_on(string api)
    {
        await using var world = await ProofWorld.StartAsync();
        var old = await world.HaveOneAsync(api);
        world.Sandbox.Inner.Faults.Add("GET", "/gateway/*", Fault.Hang(), times: int.MaxValue);
        using (var shell = world.Engine.Begin(world.Request(api, Renewal)))
        {
            var running = shell.InvokeAsync();
            await world.Sandbox.RequestArrived($"GET /gateway/{api}/hello");
            await shell.StopAsync(null, null).WaitAsync(TimeSpan.FromSeconds(10));
            await Assert.ThrowsAnyAsync<Exception>(() => running);
        }

        world.Sandbox.Inner.Faults.Clear();
        Assert.Equal(old, world.Held(api));
        Assert.Equal(200, await world.CallAsync(api));
        world.Engine.Run(world.Request(api, Renewal)).Succeeded();
        Assert.Equal(200, await world.CallAsync(api));
        Assert.Equal(1, world.Count);
    }

    [Fact]
    public async Task WhatIf_says_what_is_due_and_tries_nothing_new()
    {
        await using var world = await ProofWorld.StartAsync();
        await world.HaveOneAsync("orders");
        world.Engine.Run(world.Request("orders", "-MaxAge 0 -WhatIf")).Succeeded();
        Assert.All(world.Sandbox.Requests, line => Assert.StartsWith("GET /api/", line, StringComparison.Ordinal));
    }
}
