namespace KonnectPS.Tests.Completion;

public sealed class CompletionTests
{
    private const string Applications = "$null = 'orders-bot', 'order desk', \"o'hara\", 'billing' | New-KonnectApplication";

    [Theory]
    [InlineData("Remove-KonnectApplication ord", "orders-bot", "'order desk'")]
    [InlineData("Get-KonnectApplication ord", "orders-bot", "'order desk'")]
    [InlineData("Get-KonnectCredential -Application bill", "billing")]
    [InlineData("New-KonnectCredential BILL", "billing")]
    [InlineData("New-KonnectRegistration ", "orders", "payments", "inventory", "shipping")]
    [InlineData("New-KonnectRegistration -Application x -Api pay", "payments")]
    [InlineData("Get-KonnectApi s", "shipping")]
    [InlineData("New-KonnectApplication x -AuthStrategy ", "key-auth", "dcr", "self-managed")]
    [InlineData("Get-KonnectAuthStrategy k", "key-auth")]
    [InlineData("Get-KonnectPortalAuthStrategy k", "key-auth")]
    [InlineData("Set-KonnectPortalAuthStrategy s", "self-managed")]
    [InlineData("Remove-KonnectPortalAuthStrategy d", "dcr")]
    [InlineData("New-KonnectPortalAuthStrategy x -DcrProvider s", "sandbox-idp")]
    [InlineData("Remove-KonnectDcrProvider ", "sandbox-idp")]
    [InlineData("New-KonnectDcrProvider x k", "kongIdentity")]
    [InlineData("Request-KonnectCredential x orders -AuthStrategy d", "dcr")]
    [InlineData("Get-KonnectPortal ", "'Sandbox Portal'", "'Partner Portal'")]
    [InlineData("Get-KonnectPortalApplication -Portal part", "'Partner Portal'")]
    [InlineData("Connect-KonnectPortal -Portal sand", "'Sandbox Portal'")]
    [InlineData("Remove-KonnectPortal part", "'Partner Portal'")]
    [InlineData("Set-KonnectPortal part", "'Partner Portal'")]
    [InlineData("New-KonnectPortal x -DefaultAuthStrategy d", "dcr")]
    [InlineData("Set-KonnectPortal x -DefaultApiVisibility pr", "private")]
    [InlineData("Get-KonnectPortalApplication bil", "billing")]
    [InlineData("Get-KonnectPortalCredential bil", "billing")]
    [InlineData("Get-KonnectPortalCredential -Portal 'Sandbox Portal' -Application bil", "billing")]
    [InlineData("Get-KonnectPortalCredential -Portal 'Partner Portal' -Application bil")]
    [InlineData("New-KonnectPortalRegistration ", "Orders", "Payments", "Inventory", "Shipping")]
    [InlineData("New-KonnectPortalApplication x -AuthStrategy sel", "self-managed")]
    [InlineData("Approve-KonnectPortalDeveloper pen", "pending@example.com")]
    [InlineData("Get-KonnectPortalDeveloper ", "dev@example.com", "pending@example.com")]
    [InlineData("Get-KonnectCatalogApi ", "Orders", "Payments", "Inventory", "Shipping")]
    [InlineData("Remove-KonnectCatalogApi sh", "Shipping")]
    [InlineData("Publish-KonnectApi -Api sh", "Shipping")]
    [InlineData("Publish-KonnectApi x -Service re", "refunds", "returns")]
    [InlineData("Publish-KonnectApi x -ControlPlane st", "staging")]
    [InlineData("Publish-KonnectApi x -AuthStrategy k", "key-auth")]
    [InlineData("Unpublish-KonnectApi ord", "Orders")]
    [InlineData("Get-KonnectPortalForm ", "developer-registration", "partner-access")]
    [InlineData("Get-KonnectPortalForm -Portal 'Partner Portal' -Form ")]
    [InlineData("Get-KonnectPortalForm part", "partner-access")]
    [InlineData("New-KonnectAccessToken x -SystemAccount s", "seeded")]
    [InlineData("New-KonnectAccessToken x -SystemAccount seeded -Role portals/c", "'Portals/Creator'")]
    [InlineData("New-KonnectAccessToken x -SystemAccount seeded -Role 'APIs/*/P", "'APIs/*/Publisher'")]
    [InlineData("Get-KonnectRole -SystemAccount s", "seeded")]
    [InlineData("Get-KonnectRole -Team ", "Automation")]
    [InlineData("Get-KonnectPortalTeam ", "Platform")]
    [InlineData("Get-KonnectPortalTeam -Portal 'Partner Portal' -Team ")]
    [InlineData("Add-KonnectPortalTeamMember plat", "Platform")]
    [InlineData("Add-KonnectPortalTeamMember Platform pen", "pending@example.com")]
    [InlineData("New-KonnectPortalApplication x -Team ", "Platform")]
    [InlineData("Grant-KonnectRole -PortalTeam Platform -EntityType ", "Services")]
    [InlineData("Grant-KonnectRole -PortalTeam Platform -Role API", "'API Viewer'", "'API Consumer'")]
    [InlineData("Get-KonnectRole -User ", "admin@example.com", "olivia@example.com")]
    [InlineData("Grant-KonnectRole -EntityType DCR", "'DCR Providers'")]
    [InlineData("Grant-KonnectRole Admin p", "Portals")]
    [InlineData("Grant-KonnectRole -EntityType Portals -Role a", "Admin", "'Appearance Maintainer'")]
    [InlineData("Grant-KonnectRole Admin Portals s", "'Sandbox Portal'")]
    [InlineData("Grant-KonnectRole Admin APIs o", "Orders")]
    [InlineData("Grant-KonnectRole Viewer 'application auth strategies' k", "key-auth")]
    [InlineData("Revoke-KonnectRole Viewer 'Control Planes' ", "sandbox", "staging")]
    [InlineData("Grant-KonnectRole Viewer 'DCR Providers' s", "sandbox-idp")]
    [InlineData("Grant-KonnectRole 'API Viewer' Services in", "inventory")]
    [InlineData("Grant-KonnectRole 'Network Admin' Networks ")]
    [InlineData("Grant-KonnectRole Admin Portals * -Region a", "au")]
    [InlineData("Get-KonnectPortalDeveloper -Status app", "approved")]
    public async Task Names_come_from_the_session(string line, params string[] expected)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Applications).Succeeded();
        Assert.Equal(expected.Order(StringComparer.Ordinal), engine.Tab(line).Order(StringComparer.Ordinal));
        Assert.Equal("0", engine.Run("$Error.Count").Single.ToString());
    }

    [Theory]
    [InlineData("Remove-KonnectApplication o", "'o''hara'", "'order desk'", "orders-bot")]
    [InlineData("Remove-KonnectApplication 'o''h", "'o''hara'")]
    [InlineData("Remove-KonnectApplication \"order d", "'order desk'")]
    [InlineData("Remove-KonnectApplication 'bil", "'billing'")]
    [InlineData("Remove-KonnectApplication -Application ''", "'billing'", "'o''hara'", "'order desk'", "'orders-bot'")]
    public async Task A_name_is_quoted_where_it_has_to_be_or_was_begun_so(string line, params string[] expected)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Applications).Succeeded();
        Assert.Equal(expected.Order(StringComparer.Ordinal), engine.Tab(line).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("a b; Remove-Item *")]
    [InlineData("$(throw)")]
    [InlineData("42")]
    [InlineData("-Confirm")]
    [InlineData("it's")]
    [InlineData("`tick[1]*")]
    [InlineData("‘smart’ “quotes”")]
    [InlineData("@{ x = 1 }")]
    public async Task What_is_completed_means_the_name_and_nothing_else(string name)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("name", name);
        engine.Run("$null = New-KonnectApplication -Name $name").Succeeded();
        var argument = Assert.Single(engine.Tab("Get-KonnectRegistration "));
        engine.Run($"Get-KonnectRegistration {argument}").Succeeded();
        var pattern = Assert.Single(engine.Tab("Get-KonnectApplication "));
        Assert.Equal(name, engine.Run($"Get-KonnectApplication {pattern}").Single.Text("Name"));
    }

    [Fact]
    public async Task A_name_that_could_command_a_terminal_is_shown_without_and_goes_by_its_id()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var id = engine.Run("New-KonnectApplication \"evil$([char] 27)[31m`nname\"").Single.Text("Id");
        var item = Assert.Single(engine.Menu("Get-KonnectRegistration evil"));
        Assert.Equal($"'{id}'", item.CompletionText.StartsWith('\'') ? item.CompletionText : $"'{item.CompletionText}'");
        Assert.DoesNotContain(item.ListItemText + item.ToolTip, char.IsControl);
    }

    [Theory]
    [InlineData("Remove-KonnectApplication ord*", 2)]
    [InlineData("Remove-KonnectApplication *bot", 1)]
    [InlineData("Remove-KonnectApplication [", 0)]
    [InlineData("Remove-KonnectApplication ord[", 0)]
    [InlineData("Remove-KonnectApplication '[o", 0)]
    [InlineData("Remove-KonnectApplication '`", 0)]
    [InlineData("Get-KonnectApplication ?rd*", 2)]
    public async Task Wildcards_that_were_typed_break_nothing(string line, int count)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Applications).Succeeded();
        Assert.Equal(count, engine.Tab(line).Count(text => text.Contains("ord", StringComparison.Ordinal)));
        Assert.Equal("0", engine.Run("$Error.Count").Single.ToString());
    }

    [Fact]
    public async Task The_server_filters_and_fifty_are_enough()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = 1000 });
        using var engine = Engine.Connected(sandbox);
        Assert.Equal(50, engine.Tab("Get-KonnectPortalApplication ").Count);
        Assert.Contains("page[size]=50", Assert.Single(sandbox.Records).Query, StringComparison.Ordinal);
        sandbox.Inner.ClearRecords();
        var one = sandbox.Inner.Store.Applications.Count;
        Assert.Equal(1000, one);
        var name = engine.Run("Get-KonnectPortalApplication -First 1 -Skip 777").Single.Text("Name")!;
        sandbox.Inner.ClearRecords();
        Assert.Equal([name], engine.Tab($"Get-KonnectPortalApplication {name}"));
        Assert.Contains($"filter[name][contains]={name}", Assert.Single(sandbox.Records).Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_asked_a_moment_ago_is_not_asked_again()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(Applications).Succeeded();
        sandbox.Inner.ClearRecords();
        engine.Tab("Remove-KonnectApplication ord");
        Assert.Equal(2, engine.Tab("Get-KonnectCredential ord").Count);
        Assert.Single(sandbox.Requests);
        engine.Tab("Remove-KonnectApplication orders");
        Assert.Equal(2, sandbox.Requests.Count);
        engine.Tab("Get-KonnectPortalCredential ord");
        Assert.Equal(3, sandbox.Requests.Count);
    }

    [Fact]
    public async Task Credentials_are_those_of_the_application_on_the_line()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$app = New-KonnectApplication one; $null = $app | New-KonnectCredential -DisplayName 'the first'; $null = New-KonnectApplication two | New-KonnectCredential -DisplayName second").Succeeded();
        Assert.Equal(["'the first'"], engine.Tab("Get-KonnectCredential one -DisplayName "));
        Assert.Equal(["'the first'"], engine.Tab("Get-KonnectCredential $app the"));
        Assert.Equal(["second"], engine.Tab("Get-KonnectCredential -Application two -DisplayName s"));
        Assert.Empty(engine.Tab("Get-KonnectCredential nobody -DisplayName s"));
        var item = Assert.Single(engine.Menu("Remove-KonnectCredential -Application one -Id the"));
        Assert.Equal("the first", item.ListItemText);
        engine.Run($"Remove-KonnectCredential -Application one -Id {item.CompletionText} -Confirm:$false").Succeeded();
        Assert.Equal(1, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task The_ids_of_developers_are_found_by_their_addresses()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var item = Assert.Single(engine.Menu("Get-KonnectPortalApplication -DeveloperId pen"));
        Assert.Contains($"{sandbox.Seed.PendingDeveloperId}", item.CompletionText, StringComparison.Ordinal);
        Assert.Equal("pending@example.com", item.ListItemText);
    }

    [Fact]
    public async Task The_session_on_the_line_is_asked_and_no_other()
    {
        await using var one = await CheckedSandbox.StartAsync();
        await using var two = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(one);
        using var other = Engine.Connected(two);
        other.Run("$null = New-KonnectApplication theirs").Succeeded();
        engine.Set("other", other.Run("$session").Single);
        Assert.Equal(["theirs"], engine.Tab("Get-KonnectRegistration -Session $other -Application "));
        Assert.Empty(one.Requests);
    }

    [Fact]
    public void Without_a_session_there_is_nothing_and_no_error()
    {
        using var engine = Engine.Open();
        Assert.Empty(engine.Tab("Remove-KonnectApplication a"));
        Assert.Empty(engine.Tab("Get-KonnectPortalApplication -Portal a"));
        Assert.Equal("0", engine.Run("$Error.Count").Single.ToString());
    }

    [Fact]
    public async Task Offline_it_is_silent_and_quick()
    {
        var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        await sandbox.DisposeAsync();
        Assert.Empty(Timed(() => engine.Tab("Remove-KonnectApplication a")));
        Assert.Empty(Timed(() => engine.Tab("Get-KonnectPortalApplication -Portal a")));
        engine.Run("Disconnect-KonnectPortal").Succeeded();
        Assert.Empty(Timed(() => engine.Tab("Remove-KonnectApplication a")));
        Assert.Equal("0", engine.Run("$Error.Count").Single.ToString());
    }

    [Fact]
    public async Task Nobody_waits_twice_for_a_server_that_hangs()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        sandbox.Inner.Faults.Add("GET", "*", Fault.Hang(), times: 100);
        var menus = Timed(() => Enumerable.Range(0, 5).Select(_ => engine.Tab("Remove-KonnectApplication a").Count).ToList());
        Assert.Equal([0, 0, 0, 0, 0], menus);
        Assert.Single(sandbox.Requests);
    }

    [Fact]
    public async Task Regions_are_those_that_are_known_and_those_that_Konnect_tells_of()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { Regions = ["us", "eu", "ukraine", "u s;"] });
        using var engine = Engine.Open();
        Assert.Equal(["us", "ukraine"], engine.Tab($"Connect-KonnectPortal -ApiUrl {sandbox.Address} -Region u"));
        Assert.Equal(6, engine.Tab("Connect-KonnectPortal -ApiUrl http://127.0.0.1:9 -Region ").Count);
        Assert.Equal(["eu"], engine.Tab("Connect-KonnectPortal -ApiUrl http://127.0.0.1:9 -Region e"));
    }

    [Fact]
    public void Vaults_are_those_of_SecretManagement_where_there_is_one()
    {
        using var engine = Engine.Open();
        Assert.Empty(engine.Tab("Request-KonnectCredential a b -Vault "));
        engine.Run("function global:Get-SecretVault { [pscustomobject]@{ Name = 'Prod' }, [pscustomobject]@{ Name = 'My Vault' } }").Succeeded();
        Assert.Equal(["Prod", "'My Vault'"], engine.Tab("Request-KonnectCredential a b -Vault "));
        Assert.Equal(["'My Vault'"], engine.Tab("Request-KonnectCredential a b -Vault m"));
        Assert.Equal("0", engine.Run("$Error.Count").Single.ToString());
    }

    private static T Timed<T>(Func<T> act)
    {
        var start = TimeProvider.System.GetTimestamp();
        var result = act();
        Assert.InRange(TimeProvider.System.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(3.5));
        return result;
    }
}
