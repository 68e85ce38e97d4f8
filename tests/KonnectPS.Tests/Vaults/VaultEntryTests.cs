namespace KonnectPS.Tests.Vaults;

/// <summary>What lies in a vault before a run: somebody else's, an older version's, in another form.</summary>
public sealed class VaultEntryTests
{
    private const string Put = @"Microsoft.PowerShell.SecretManagement\Set-Secret";

    [Theory]
    [InlineData("([securestring]::new())", "a SecureString")]
    [InlineData("([pscredential]::new('alice', $secret))", "a PSCredential")]
    [InlineData("@{ user = 'alice'; password = 'hunter2' }", "a Hashtable")]
    [InlineData("'hunter2'", "a SecureString")]
    public async Task What_is_not_the_applications_is_not_replaced_unless_forced(string value, string kind)
    {
        await using var world = await ViceWorld.StartAsync();
        world.Register("Prod", "");
        world.Run($"$secret = [securestring]::new(); 'hunter2'.ToCharArray().ForEach{{ $secret.AppendChar($_) }}; {Put} bot {value} -Vault Prod").Succeeded();

        var run = world.Request("bot", "orders", "Prod");

        Assert.Equal("SecretExists", run.ErrorId);
        Assert.Contains(kind, $"{run.Error}", StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", $"{run.Error} {run.Error.ErrorDetails.RecommendedAction}", StringComparison.Ordinal);
        Assert.All(world.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
        world.Request("bot", "orders", "Prod", "-Force -WhatIf").Succeeded();
        Assert.Empty(world.Live("bot"));
        world.Request("bot", "orders", "Prod", "-Force").Succeeded();
        Assert.Single(world.Live("bot"));
        Assert.True(world.Holds("bot", "Prod"));
    }

    [Fact]
    public async Task An_existing_application_replaces_nothing_foreign_either_also_where_case_is_folded()
    {
        await using var world = await ViceWorld.StartAsync();
        world.Register("Prod", "FoldsCase");
        world.Run($"$null = New-KonnectApplication Bot | New-KonnectRegistration orders; {Put} bot 'hunter2' -Vault Prod").Succeeded();
        Assert.Equal("SecretExists", world.Request("Bot", "orders", "Prod").ErrorId);
        Assert.Empty(world.Live("Bot"));
        Assert.Equal(["hunter2"], ViceWorld.Texts(world.Read("bot", "Prod")));
    }

    [Theory]
    [InlineData("Secret")]
    [InlineData("PSCredential")]
    [InlineData("Hashtable")]
    public async Task Two_applications_do_not_take_one_name_from_each_other(string form)
    {
        await using var world = await ViceWorld.StartAsync();
        world.Register("Prod", "");
        world.Request("one", "orders", "Prod", $"-SecretName shared -As {form}").Succeeded();
        Assert.Equal("SecretExists", world.Request("two", "orders", "Prod", $"-SecretName shared -As {form}").ErrorId);
        Assert.Empty(world.Live("two"));
        world.Request("one", "orders", "Prod", $"-SecretName shared -As {form}").Succeeded();
        Assert.All(world.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("orders")]
    [InlineData("inventory")]
    public async Task Another_form_is_written_at_once_and_without_minting(string api)
    {
        await using var world = await ViceWorld.StartAsync();
        world.Register("Prod", "");
        world.Request("bot", api, "Prod").Succeeded();
        var live = world.Live("bot");
        foreach (var (form, kind) in (ReadOnlySpan<(string, string)>)[("Hashtable", "Hashtable"), ("PSCredential", "PSCredential"), ("Secret", "SecureString")])
        {
            world.Request("bot", api, "Prod", $"-As {form}").Succeeded();
            Assert.Equal(kind, world.Read("bot", "Prod")!.GetType().Name);
            Assert.Equal(live, world.Live("bot"));
            Assert.True(world.Holds("bot", "Prod"));
            world.Request("bot", api, "Prod", $"-As {form}").Succeeded();
            Assert.All(world.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
        }
    }

    /// <summary>What earlier versions stored: a table, or the recipe's JSON, under a display name whose marker is random.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_an_earlier_version_stored_is_found_and_rewritten(bool asJson)
    {
        await using var world = await ViceWorld.StartAsync();
        world.Register("Prod", "");
        world.Run($$"""
            $key = New-KonnectApplication bot | New-KonnectRegistration orders | New-KonnectCredential -DisplayName 'bot [konnectps:0123456789abcdef]'
            $plain = @{}
            foreach ($entry in $key.GetEnumerator()) { $plain[$entry.Key] = if ($entry.Value -is [securestring]) { [pscredential]::new('x', $entry.Value).GetNetworkCredential().Password } else { $entry.Value } }
            $json = '{' + (($plain.Keys | ForEach-Object { "`"$_`":`"$($plain[$_])`"" }) -join ',') + '}'
            {{Put}} bot $({{(asJson ? "$json" : "$plain")}}) -Vault Prod
            """).Succeeded();
        var live = world.Live("bot");

        world.Request("bot", "orders", "Prod").Succeeded();
        Assert.All(world.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
        Assert.Equal(live, world.Live("bot"));

        world.Request("bot", "orders", "Prod", "-As Secret").Succeeded();
        Assert.Equal(live, world.Live("bot"));
        Assert.Equal("SecureString", world.Read("bot", "Prod")!.GetType().Name);

        world.Request("bot", "orders", "Prod").Succeeded();
        Assert.All(world.Requests, line => Assert.StartsWith("GET ", line, StringComparison.Ordinal));
        Assert.Equal(live, world.Live("bot"));
    }

    [Theory]
    [InlineData("Az.KeyVault", "orders_bot", "orders-bot")]
    [InlineData("Microsoft.PowerShell.SecretStore", "bot[1]", "bot-1")]
    [InlineData("SecretManagement.KeePass", "b*t", "b-t")]
    public async Task A_name_that_the_module_refuses_is_told_before_anything_is_asked(string module, string name, string proposed)
    {
        await using var world = await ViceWorld.StartAsync();
        world.Register("Prod", "", module);
        var run = world.Request("bot", "orders", "Prod", $"-SecretName '{name}'");
        Assert.Equal("SecretNameRefused", run.ErrorId);
        Assert.Contains(proposed, run.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(world.Requests);
    }

    [Theory]
    [InlineData("SecretManagement.CyberArk")]
    [InlineData("SecretManagement.DevolutionsServer")]
    public async Task A_module_that_can_replace_nothing_is_refused(string module)
    {
        await using var world = await ViceWorld.StartAsync();
        world.Register("Prod", "", module);
        Assert.Equal("VaultNotSupported", world.Request("bot", "orders", "Prod").ErrorId);
        Assert.Empty(world.Requests);
    }

    [Fact]
    public async Task A_mistyped_vault_creates_nothing()
    {
        await using var world = await ViceWorld.StartAsync();
        world.Register("Prod", "");
        var run = world.Request("bot", "orders", "Prodd");
        Assert.Equal("VaultFailed", run.ErrorId);
        Assert.Contains("Prod.", $"{run.Error}", StringComparison.Ordinal);
        Assert.Empty(world.Requests);
    }

    [Fact]
    public async Task An_empty_name_is_the_default_vault()
    {
        await using var world = await ViceWorld.StartAsync();
        Assert.Equal("NoDefaultVault", world.Request("bot", "orders", "").ErrorId);
        world.Register("Other", "");
        world.Register("Prod", "", isDefault: true);
        world.Request("bot", "orders", "").Succeeded();
        Assert.True(world.Holds("bot", "Prod"));
        Assert.Null(world.Read("bot", "Other"));
    }

    [Theory]
    [InlineData("Az.KeyVault", "inventory", "PSCredential")]
    [InlineData("SecretManagement.Hashicorp.Vault.KV", "inventory", "SecureString")]
    [InlineData("SecretManagement.1Password", "orders", "PSCredential")]
    [InlineData("Microsoft.PowerShell.SecretStore", "orders", "Hashtable")]
    public async Task The_form_goes_by_the_module(string module, string api, string kind)
    {
        await using var world = await ViceWorld.StartAsync();
        world.Register("Prod", "", module);
        world.Run("function global:Set-Secret { throw 'a function of the session' }; function global:Get-Secret { throw 'a function of the session' }");
        world.Request("bot", api, "Prod").Succeeded();
        Assert.Equal(kind, world.Read("bot", "Prod")!.GetType().Name);
        Assert.Empty(world.Run("$Error").Output);
    }

    [Theory]
    [InlineData("$key['api_key'] = 'x'")]
    [InlineData("$key.note = 'x'")]
    [InlineData("$key.Remove('api_key')")]
    [InlineData("$key.Clear()")]
    public async Task A_credential_can_not_be_changed_by_what_it_is_given_to(string change)
    {
        await using var world = await ViceWorld.StartAsync();
        var run = world.Run($"$key = New-KonnectApplication bot | New-KonnectRegistration orders | New-KonnectCredential; {change}");
        Assert.Contains("can't be changed", $"{run.Error}", StringComparison.Ordinal);
        Assert.Equal(1, world.Run("@($key.ApiKey).Count").Single.BaseObject);
    }
}
