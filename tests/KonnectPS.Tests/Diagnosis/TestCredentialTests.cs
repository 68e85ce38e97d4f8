using Microsoft.AspNetCore.Http;
using KonnectPS.Tests.Origins;

namespace KonnectPS.Tests.Diagnosis;

/// <summary>Test-KonnectCredential against the sandbox's gateway and identity provider.</summary>
public sealed class TestCredentialTests
{
    private const string Key = "$key = New-KonnectApplication bot -AuthStrategy key-auth | New-KonnectRegistration orders | New-KonnectCredential";

    private const string Client = "$client = New-KonnectApplication stock -AuthStrategy dcr -Scope orders:read | New-KonnectRegistration inventory | New-KonnectCredential";

    [Theory]
    [InlineData("$key")]
    [InlineData("$table = @{}; foreach ($name in @($key.psbase.Keys)) { $table[$name] = $key[$name] }; $table")]
    [InlineData("$key | Export-KonnectCredential -Format Json | Read-Json")]
    [InlineData("$key.ApiKey")]
    [InlineData("[pscredential]::new('whoever', $key.ApiKey)", "-KeyName apikey")]
    [InlineData("($key | Export-KonnectCredential) -replace '^api_key='", "-HeaderName apikey")]
    public async Task A_key_works_in_every_form_in_which_it_is_kept(string input, string more = "")
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("json", (Func<string, object>)ReadJson);
        engine.Run("function Read-Json { process { $json.Invoke($_) } }; " + Key).Succeeded();

        var test = engine.Run($"{input} | Test-KonnectCredential {Gateway(sandbox, "orders")} {more}").Single;

        Assert.Equal("Works", $"{test.Properties["Result"].Value}");
        Assert.Equal(200, test.Properties["StatusCode"].Value);
    }

    [Theory]
    [InlineData("$client", "")]
    [InlineData("$client", "-ClientAuthentication Basic")]
    [InlineData("$client", "-ClientAuthentication Post")]
    [InlineData("[pscredential]::new($client.ClientId, $client.ClientSecret)", "-Scope orders:read")]
    public async Task A_client_works_with_a_token_of_its_token_endpoint(string input, string more)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Client).Succeeded();

        var test = engine.Run($"{input} | Test-KonnectCredential {Gateway(sandbox, "inventory")} -TokenEndpoint {sandbox.Inner.TokenEndpoint} {more}").Single;

        Assert.Equal("Works", $"{test.Properties["Result"].Value}");
    }

    [Theory]
    [InlineData("$client", "Works")]
    [InlineData("$table = @{}; foreach ($name in @($client.psbase.Keys)) { $table[$name] = $client[$name] }; $table", "Works")]
    [InlineData("$client | Export-KonnectCredential -Format Json | Read-Json", "Works")]
    [InlineData("$client", "TokenEndpointDown", "-TokenEndpoint $nowhere")]
    public async Task A_client_at_Kong_Identity_gets_its_token_where_its_credential_says_unless_told_otherwise(string input, string result, string more = "")
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("json", (Func<string, object>)ReadJson);
        engine.Set("nowhere", Gateway(sandbox, "nowhere"));
        engine.Run(
            """
            function Read-Json { process { $json.Invoke($_) } }
            $null = New-KonnectAuthServer agents api://orders
            $null = New-KonnectPortalAuthStrategy agent-tokens -AuthServer agents
            $null = Publish-KonnectApi -Api Inventory -AuthStrategy agent-tokens
            $client = New-KonnectPortalApplication bot -Team Platform -AuthServer agents
            $null = $client | New-KonnectPortalRegistration Inventory -Status approved
            """).Succeeded();

        var test = engine.Run($"{input} | Test-KonnectCredential {Gateway(sandbox, "inventory")} {more}").Single;

        Assert.Equal(result, $"{test.Properties["Result"].Value}");
    }

    [Theory]
    [InlineData("'wrong' | Test-KonnectCredential $orders", "KeyUnknown", 401)]
    [InlineData("$key | Test-KonnectCredential $payments -Api payments", "NotApproved", 401)]
    [InlineData("$null = New-KonnectRegistration payments bot; $key | Test-KonnectCredential $payments -Api payments", "NotApproved", 403)]
    [InlineData("$null = New-KonnectRegistration payments bot; $key | Test-KonnectCredential $payments", "NotApproved", 403)]
    [InlineData("$null = New-KonnectRegistration payments bot; $session | Disconnect-KonnectPortal; $key | Test-KonnectCredential $payments", "NotApproved", 403)]
    [InlineData("Get-KonnectCredential bot | Remove-KonnectCredential -Confirm:$false; $key | Test-KonnectCredential $orders", "KeyUnknown", 401)]
    [InlineData("$key | Test-KonnectCredential $nowhere", "NoRoute", 404)]
    [InlineData("$client | Test-KonnectCredential $inventory -TokenEndpoint $idp -Scope everything", "TokenRefused", 400)]
    [InlineData("[pscredential]::new($client.ClientId, $key.ApiKey) | Test-KonnectCredential $inventory -TokenEndpoint $idp", "TokenRefused", 401)]
    [InlineData("$client | Test-KonnectCredential $inventory -TokenEndpoint $nowhere", "TokenEndpointDown", 404)]
    public async Task A_refusal_says_what_is_wrong(string script, string result, int status)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        foreach (var api in new[] { "orders", "payments", "inventory", "nowhere" })
        {
            engine.Set(api, Gateway(sandbox, api));
        }

        engine.Set("idp", sandbox.Inner.TokenEndpoint);
        engine.Run(Key).Succeeded();
        engine.Run(Client).Succeeded();

        var test = engine.Run(script).Single;

        Assert.Equal(result, $"{test.Properties["Result"].Value}");
        Assert.Equal(status, test.Properties["StatusCode"].Value);
        Assert.NotEqual("", test.Properties["Seen"].Value);
        Assert.NotNull(test.Properties["Remedy"].Value);
        Assert.False((bool)engine.Run($"{script[(script.LastIndexOf(';') + 1)..]} -Quiet").Single.BaseObject);
    }

    [Fact]
    public async Task A_key_that_the_gateway_has_not_heard_of_is_waited_for()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { ConsistencyLag = 3 });
        using var engine = Engine.Connected(sandbox);
        engine.Run(Key).Succeeded();
        engine.Set("orders", Gateway(sandbox, "orders"));

        Assert.Equal("NotYetPropagated", $"{engine.Run("$key | Test-KonnectCredential $orders").Single.Properties["Result"].Value}");
        engine.Run("$session | Disconnect-KonnectPortal").Succeeded();
        Assert.Equal("NotYetPropagated", $"{engine.Run("$key | Test-KonnectCredential $orders").Single.Properties["Result"].Value}");
        var test = engine.Run("$key | Test-KonnectCredential $orders -TimeoutSeconds 60").Single;
        Assert.Equal("Works", $"{test.Properties["Result"].Value}");
        Assert.Equal(2, test.Properties["Attempts"].Value);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_and_told(int status)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        await using var elsewhere = await RecordingServer.StartAsync((_, _) => Task.CompletedTask);
        using var engine = Engine.Connected(sandbox);
        engine.Run(Key).Succeeded();
        sandbox.Inner.Faults.Add("GET", "/gateway/orders/hello", Fault.Redirect(status, $"{elsewhere.Address}steal"));

        var test = engine.Run($"$key | Test-KonnectCredential {Gateway(sandbox, "orders")} -TimeoutSeconds 30").Single;

        Assert.Equal("Redirected", $"{test.Properties["Result"].Value}");
        Assert.Equal(1, test.Properties["Attempts"].Value);
        Assert.Contains(elsewhere.Address.Authority, (string)test.Properties["Seen"].Value, StringComparison.Ordinal);
        Assert.Empty(elsewhere.Requests);
    }

    [Theory]
    [InlineData(302, "Basic")]
    [InlineData(303, "Post")]
    [InlineData(307, "Post")]
    [InlineData(308, "Either")]
    public async Task A_redirect_of_the_token_endpoint_is_not_followed_and_told(int status, string authentication)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        await using var elsewhere = await RecordingServer.StartAsync((_, _) => Task.CompletedTask);
        using var engine = Engine.Connected(sandbox);
        engine.Run(Client).Succeeded();
        sandbox.Inner.ClearRecords();
        sandbox.Inner.Faults.Add("POST", "/idp/token", Fault.Redirect(status, $"{elsewhere.Address}steal"));

        var test = engine.Run(
            $"$client | Test-KonnectCredential {Gateway(sandbox, "inventory")} -TokenEndpoint {sandbox.Inner.TokenEndpoint} -ClientAuthentication {authentication} -TimeoutSeconds 30").Single;

        Assert.Equal("Redirected", $"{test.Properties["Result"].Value}");
        Assert.Contains(elsewhere.Address.Authority, (string)test.Properties["Seen"].Value, StringComparison.Ordinal);
        Assert.Equal(["POST /idp/token"], sandbox.Requests);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_gateway_that_is_down_fails_or_hangs_up_is_told()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Key).Succeeded();
        var call = $"$key | Test-KonnectCredential {Gateway(sandbox, "orders")}";
        sandbox.Inner.Faults.Add("GET", "/gateway/orders/hello", Fault.Status(503));
        Assert.Equal("GatewayDown", $"{engine.Run(call).Single.Properties["Result"].Value}");
        await sandbox.Inner.DisposeAsync();
        var test = engine.Run(call).Single;
        Assert.Equal("GatewayDown", $"{test.Properties["Result"].Value}");
        Assert.Null(test.Properties["StatusCode"].Value);
    }

    [Theory]
    [InlineData("$key | Test-KonnectCredential http://gateway.example.com/orders", "InsecureAddress")]
    [InlineData("$key | Test-KonnectCredential gateway.example.com", "InvalidAddress")]
    [InlineData("$key | Test-KonnectCredential https://user:word@gateway.example.com/", "InvalidAddress")]
    [InlineData("$client | Test-KonnectCredential $orders -TokenEndpoint http://idp.example.com/token", "InsecureAddress")]
    [InlineData("$client | Test-KonnectCredential $orders", "NoTokenEndpoint")]
    [InlineData("@{ name = 'bot' } | Test-KonnectCredential $orders", "NothingToTest")]
    [InlineData("[securestring]::new() | Test-KonnectCredential $orders", "NothingToTest")]
    [InlineData("$key | Test-KonnectCredential $orders -Header @{ Host = 'other' }", "HeaderNotAllowed")]
    [InlineData("$key | Test-KonnectCredential $orders -Header @{ Upgrade = 'h2c' }", "HeaderNotAllowed")]
    [InlineData("$key | Test-KonnectCredential $orders -KeyName Host", "HeaderNotAllowed")]
    [InlineData("@{ api_key = 'k'; key_name = 'Content-Length' } | Test-KonnectCredential $orders", "HeaderNotAllowed")]
    [InlineData("$key | Test-KonnectCredential $orders -KeyName Content-Type", "InvalidRequest")]
    [InlineData("\"key`r`nx-admin: yes\" | Test-KonnectCredential $orders", "InvalidToken")]
    [InlineData("'k\u00e9y' | Test-KonnectCredential $orders", "InvalidToken")]
    [InlineData("@{ api_key = \"key`r`nx-admin: yes\" } | Test-KonnectCredential $orders", "InvalidToken")]
    [InlineData("@{ api_key = 'k\u00e9y' } | Test-KonnectCredential $orders", "InvalidToken")]
    [InlineData("$key | Test-KonnectCredential $orders -Header @{ 'x-name' = 'Zo\u00eb' }", "InvalidRequest")]
    [InlineData("$key | Test-KonnectCredential $orders -Header @{ 'x-a' = \"b`r`nc: d\" }", "HeaderNotAllowed")]
    public async Task What_must_not_be_sent_is_an_error_and_nothing_is_sent(string script, string errorId)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Key).Succeeded();
        engine.Run(Client).Succeeded();
        engine.Set("orders", Gateway(sandbox, "orders"));
        sandbox.Inner.ClearRecords();

        var result = engine.Run(script);

        Assert.Equal(errorId, result.ErrorId);
        Assert.Empty(result.Output);
        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task Method_and_headers_are_sent_and_the_query_is_told_to_nobody_else()
    {
        await using var server = await RecordingServer.StartAsync((_, _) => Task.CompletedTask);
        using var engine = Engine.Open();

        var test = engine.Run($"'secret' | Test-KonnectCredential '{server.Address}orders?who=me' -Method DELETE -Header @{{ 'x-version' = 2 }} -KeyName x-key").Single;

        var request = Assert.Single(server.Requests);
        Assert.Equal("DELETE /orders?who=me", request.Line);
        Assert.Contains("x-version: 2", request.Headers, StringComparison.Ordinal);
        Assert.Contains("x-key: secret", request.Headers, StringComparison.Ordinal);
        Assert.DoesNotContain("who", $"{test.Properties["Uri"].Value}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_further_headers_hold_is_not_told_either()
    {
        await using var server = await RecordingServer.StartAsync(async (context, _) =>
        {
            context.Response.StatusCode = 401;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync($$"""{"message":"no: {{context.Request.Headers.Authorization}} {{context.Request.Headers.Cookie}}"}""");
        });
        using var engine = Engine.Open();

        var seen = engine.Run($"'a-wrong-key' | Test-KonnectCredential '{server.Address}' -Header @{{ Authorization = 'Bearer of-another-door'; Cookie = 'sid=of-a-session' }}").Single.Text("Seen");

        Assert.Contains("401 no: ", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("another-door", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("of-a-session", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_with_a_line_break_begins_no_header_of_its_own()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Client).Succeeded();
        sandbox.Inner.Faults.Add("POST", "/idp/token", Fault.Status(200, body: """{"access_token":"token\r\nx-admin: yes"}""", contentType: "application/json"));
        sandbox.Inner.ClearRecords();

        var result = engine.Run($"$client | Test-KonnectCredential {Gateway(sandbox, "inventory")} -TokenEndpoint {sandbox.Inner.TokenEndpoint}");

        Assert.Equal("InvalidRequest", result.ErrorId);
        Assert.DoesNotContain("x-admin", $"{result.Error}", StringComparison.Ordinal);
        Assert.Equal(["POST /idp/token"], sandbox.Requests);
    }

    [Fact]
    public async Task It_stops_at_once_while_it_waits()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        using var shell = engine.Begin($"'wrong' | Test-KonnectCredential {Gateway(sandbox, "orders")} -TimeoutSeconds 3600");
        var running = shell.InvokeAsync();
        await sandbox.RequestArrived("GET /gateway/orders/hello");
        await shell.StopAsync(null, null).WaitAsync(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<Exception>(() => running);
    }

    private static Uri Gateway(CheckedSandbox sandbox, string api) => new(sandbox.Inner.GatewayAddress(api), "hello");

    /// <summary>What ConvertFrom-Json makes of it, which the bare engine lacks.</summary>
    private static object ReadJson(string text)
    {
        var read = new PSObject();
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(text)!.AsObject())
        {
            read.Properties.Add(new PSNoteProperty(name, value?.ToString()));
        }

        return read;
    }
}
