using KonnectPS.Tests.Packaging;
using Microsoft.Extensions.Time.Testing;

namespace KonnectPS.Tests.Request;

public sealed class RequestCredentialTests : IDisposable
{
    private const string Request = "Request-KonnectCredential orders-bot orders -Vault Prod";

    private readonly FolderVault _vault = new();

    public void Dispose() => _vault.Dispose();

    [Fact]
    public async Task From_nothing_to_a_credential_in_the_vault()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Connected(sandbox);
        var credential = engine.Run(Request).Single;
        Assert.Equal(["orders-bot"], _vault.Names);
        Assert.True(sandbox.Inner.Store.Credentials.Holds(_vault.Read("orders-bot", "api_key")!));
        Assert.Equal(_vault.Read("orders-bot", "api_key"), Engine.Reveal(credential.Properties["ApiKey"].Value));
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("inventory")]
    public async Task A_second_run_only_reads_and_changes_nothing(string api)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Connected(sandbox);
        var request = $"Request-KonnectCredential bot {api} -Vault Prod";
        var first = engine.Run(request).Single;
        sandbox.Inner.ClearRecords();

        var second = engine.Run(request).Single;

        Assert.Equal(3, sandbox.Requests.Count);
        Assert.All(sandbox.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
        Assert.Equal(first.Properties["CredentialId"].Value, second.Properties["CredentialId"].Value);
        Assert.NotNull(second.Properties["CredentialId"].Value);
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task Without_a_vault_the_credential_is_emitted_once_and_then_named()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Connected(sandbox);
        var first = engine.Run("Request-KonnectCredential orders-bot orders").Single;
        Assert.True(sandbox.Inner.Store.Credentials.Holds(Engine.Reveal(first.Properties["ApiKey"].Value)));
        var second = engine.Run("Request-KonnectCredential orders-bot orders");
        Assert.Null(second.Single.Properties["ApiKey"].Value);
        Assert.Contains("-Vault", Assert.Single(second.Warnings), StringComparison.Ordinal);
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task MaxAge_replaces_an_old_credential_and_deletes_it()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(-40));
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock, PortalTokenLifetime = TimeSpan.FromDays(400) });
        using var engine = Connected(sandbox);
        engine.Run(Request).Succeeded();
        var old = _vault.Read("orders-bot", "api_key")!;
        engine.Run(Request).Succeeded();
        Assert.Equal(old, _vault.Read("orders-bot", "api_key"));

        clock.Advance(TimeSpan.FromDays(40));
        engine.Run(Request + " -MaxAge 30.00:00:00").Succeeded();

        var renewed = _vault.Read("orders-bot", "api_key")!;
        Assert.NotEqual(old, renewed);
        Assert.False(sandbox.Inner.Store.Credentials.Holds(old));
        Assert.True(sandbox.Inner.Store.Credentials.Holds(renewed));
        sandbox.Inner.ClearRecords();
        engine.Run(Request + " -MaxAge 30.00:00:00").Succeeded();
        Assert.All(sandbox.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_replaced_credential_lives_on_for_the_grace_period()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(-40));
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock, PortalTokenLifetime = TimeSpan.FromDays(400) });
        using var engine = Connected(sandbox);
        engine.Run(Request).Succeeded();
        var old = _vault.Read("orders-bot", "api_key")!;
        clock.Advance(TimeSpan.FromDays(38));
        engine.Run(Request + " -MaxAge 30.00:00:00 -GracePeriod 5.00:00:00").Succeeded();
        Assert.True(sandbox.Inner.Store.Credentials.Holds(old));
        engine.Run(Request + " -MaxAge 30.00:00:00 -GracePeriod 5.00:00:00").Succeeded();
        foreach (var longest in new[] { "3000000", "([timespan]::MaxValue)" })
        {
            engine.Run($"{Request} -MaxAge {longest} -GracePeriod {longest}").Succeeded();
        }

        Assert.Equal(2, sandbox.Inner.Store.Credentials.Count);
        engine.Run(Request + " -MaxAge 30.00:00:00 -GracePeriod 1.00:00:00").Succeeded();
        Assert.False(sandbox.Inner.Store.Credentials.Holds(old));
    }

    [Theory]
    [InlineData("Full")]
    [InlineData("Forgetful")]
    [InlineData("Garbling")]
    [InlineData("Locked")]
    public async Task A_vault_that_does_not_keep_it_leaves_no_credential_behind(string vault)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Connected(sandbox);
        var result = engine.Run($"Request-KonnectCredential orders-bot orders -Vault {vault}");
        Assert.Equal("VaultFailed", result.ErrorId);
        Assert.Equal(0, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task What_the_vault_says_is_not_hidden_by_what_another_run_deleted_meanwhile()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Connected(sandbox);
        sandbox.Inner.Faults.Add("DELETE", "*/credentials/*", Fault.StatusAfterActing(404), int.MaxValue);
        Assert.Equal("VaultFailed", engine.Run("Request-KonnectCredential orders-bot orders -Vault Full").ErrorId);
        Assert.Equal(0, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task Without_the_commands_of_a_vault_nothing_is_begun()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal("NoVaultCommands", engine.Run(Request).ErrorId);
        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task A_module_that_a_look_up_does_not_load_is_imported()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        var folder = Directory.CreateTempSubdirectory("konnectps-modules");
        try
        {
            var module = folder.CreateSubdirectory("Microsoft.PowerShell.SecretManagement");
            await File.WriteAllTextAsync(
                Path.Combine(module.FullName, module.Name + ".psm1"),
                """
                $secrets = @{}
                function Get-SecretVault([string] $Name) { [pscustomobject] @{ Name = 'Prod'; ModuleName = 'Microsoft.PowerShell.SecretStore'; IsDefault = $true } }
                function Get-Secret([string] $Name, [string] $Vault) { $secrets[$Name] }
                function Set-Secret([string] $Name, $Secret, [string] $Vault) { $secrets[$Name] = $Secret }
                """);
            var script = Path.Combine(folder.FullName, "script.ps1");
            await File.WriteAllTextAsync(
                script,
                $$"""
                Import-Module '{{RepositoryRoot.Path}}/KonnectPS.psd1'
                $null = Connect-KonnectPortal {{sandbox.Address}} -PortalToken {{sandbox.Inner.IssuePortalToken()}}
                $PSModuleAutoLoadingPreference = 'None'
                $credential = Request-KonnectCredential bot orders -Vault Prod
                "$($credential.Type), errors: $($Error.Count)"
                """);
            var run = await FreshProcess.RunAsync(script, new Dictionary<string, string> { ["PSModulePath"] = folder.FullName });
            Assert.Equal(["api_key, errors: 0"], run.Lines);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_pending_registration_is_approved_through_the_admin_door_when_asked()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Connected(sandbox);
        engine.Run("Request-KonnectCredential pay payments -Vault Prod -Approve").Succeeded();
        Assert.Equal(["pay"], _vault.Names);
        Assert.Equal("approved", engine.Run("Get-KonnectRegistration pay").Single.Properties["Status"].Value);
    }

    [Fact]
    public async Task Without_approval_in_time_nothing_is_minted()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Connected(sandbox);
        Assert.Equal("ApprovalTimedOut", engine.Run("Request-KonnectCredential pay payments -Vault Prod -TimeoutSeconds 0").ErrorId);
        Assert.Equal(0, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task Somebody_elses_approval_is_waited_for()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Connected(sandbox);
        using var shell = engine.Begin("Request-KonnectCredential pay payments -Vault Prod -TimeoutSeconds 60");
        var running = shell.InvokeAsync();
        while (sandbox.Inner.Store.Registrations.All.Count == 0)
        {
            await Task.Delay(10);
        }

        var pending = Assert.Single(sandbox.Inner.Store.Registrations.All);
        sandbox.Inner.Store.Registrations.SetStatus(pending.Id, Sandbox.State.RegistrationStatus.Approved);
        Assert.Single(await running.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.Equal(["pay"], _vault.Names);
    }

    [Fact]
    public async Task A_rejected_registration_is_not_asked_for_again()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Connected(sandbox);
        engine.Run("$null = New-KonnectApplication pay | New-KonnectRegistration payments; Get-KonnectPortalRegistration | Deny-KonnectPortalRegistration -Confirm:$false").Succeeded();
        Assert.Equal("NotApproved", engine.Run("Request-KonnectCredential pay payments -Vault Prod -Approve").ErrorId);
    }

    [Fact]
    public async Task WhatIf_says_every_step_and_takes_none()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Connected(sandbox);
        engine.Run(Request + " -WhatIf").Succeeded();
        Assert.All(sandbox.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
        engine.Run("$null = New-KonnectApplication orders-bot").Succeeded();
        sandbox.Inner.ClearRecords();
        engine.Run(Request + " -WhatIf").Succeeded();
        Assert.All(sandbox.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
        engine.Run("$null = New-KonnectRegistration orders orders-bot").Succeeded();
        sandbox.Inner.ClearRecords();
        engine.Run(Request + " -WhatIf").Succeeded();
        Assert.All(sandbox.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
        Assert.Empty(_vault.Names);
    }

    [Fact]
    public async Task Credentials_of_other_names_and_makers_are_left_alone()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(-40));
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock, PortalTokenLifetime = TimeSpan.FromDays(400) });
        using var engine = Connected(sandbox);
        engine.Run("$null = New-KonnectApplication orders-bot; $null = New-KonnectCredential orders-bot; $null = New-KonnectCredential orders-bot 'orders-bot'").Succeeded();
        engine.Run(Request).Succeeded();
        engine.Run(Request + " -SecretName other").Succeeded();
        clock.Advance(TimeSpan.FromDays(40));
        engine.Run(Request + " -MaxAge 30").Succeeded();
        Assert.Equal(["orders-bot", "other"], _vault.Names);
        Assert.Equal(4, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task A_client_secret_that_came_with_its_application_is_kept_and_renewed()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(-40));
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock, PortalTokenLifetime = TimeSpan.FromDays(400) });
        using var engine = Connected(sandbox);
        engine.Run("$null = Request-KonnectCredential bot inventory -Vault Prod").Succeeded();
        Assert.True(sandbox.Inner.Store.Credentials.Holds(_vault.Read("bot", "client_secret")!));
        clock.Advance(TimeSpan.FromDays(40));
        engine.Run("$null = Request-KonnectCredential bot inventory -Vault Prod -MaxAge 30.00:00:00").Succeeded();
        Assert.True(sandbox.Inner.Store.Credentials.Holds(_vault.Read("bot", "client_secret")!));
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task For_a_self_managed_strategy_nothing_is_minted_or_stored()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Connected(sandbox);
        var result = engine.Run("Request-KonnectCredential ship shipping -ClientId mine -Vault Prod");
        Assert.Equal("mine", result.Single.Properties["ClientId"].Value);
        Assert.Contains("self-managed", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Empty(_vault.Names);
    }

    [Fact]
    public async Task What_Konnect_does_not_know_everywhere_yet_is_waited_for()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { ConsistencyLag = 2 });
        using var engine = Connected(sandbox);
        engine.Run(Request).Succeeded();
        Assert.Equal(["orders-bot"], _vault.Names);
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
    }

    private Engine Connected(CheckedSandbox sandbox)
    {
        var engine = Engine.Connected(sandbox);
        engine.Run(_vault.Script).Succeeded();
        return engine;
    }
}
