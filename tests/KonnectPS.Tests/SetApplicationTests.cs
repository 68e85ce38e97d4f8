namespace KonnectPS.Tests;

public sealed class SetApplicationTests
{
    private const string Nowhere = "00000000-0000-4000-8000-000000000000";

    [Theory]
    [InlineData("bot")]
    [InlineData("$app")]
    [InlineData("-ApplicationId $app.Id")]
    public async Task A_field_is_changed_and_the_others_stay(string application)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$app = New-KonnectApplication bot -Description one -RedirectUri https://example.com/one").Succeeded();
        Assert.Empty(engine.Run($"Set-KonnectApplication {application} -Description two").Succeeded().Output);
        Assert.Equal(("bot", "two", "https://example.com/one"), Read(engine, "bot"));
        Assert.Equal("https://example.com/two", engine.Run($"Set-KonnectApplication {application} -RedirectUri https://example.com/two -PassThru").Single.Text("RedirectUri"));
        engine.Run($"Set-KonnectApplication {application} -Description ''").Succeeded();
        Assert.Equal(("bot", "", "https://example.com/two"), Read(engine, "bot"));
        Assert.Equal("other", engine.Run($"Set-KonnectApplication {application} -Name other -PassThru").Single.Text("Name"));
        Assert.Equal(("other", "", "https://example.com/two"), Read(engine, "other"));
        Assert.Equal("UnknownApplication", engine.Run("Get-KonnectApplication bot").ErrorId);
    }

    [Fact]
    public async Task The_client_of_a_self_managed_strategy_and_scopes_are_changed()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication managed -AuthStrategy self-managed -ClientId one").Succeeded();
        Assert.Equal("two", engine.Run("Set-KonnectApplication managed -ClientId two -PassThru").Single.Text("ClientId"));

        engine.Run("$bot = New-KonnectApplication bot -AuthStrategy dcr -Scope orders:read").Succeeded();
        Assert.Equal("orders:read", engine.Run("\"$($bot.Scopes)\"").Single.ToString());
        Assert.Equal("orders:read orders:write", engine.Run("\"$((Set-KonnectApplication bot -Scope orders:read, orders:write -PassThru).Scopes)\"").Single.ToString());
        Assert.Equal("", engine.Run("\"$((Set-KonnectApplication bot -Scopes @() -PassThru).Scopes)\"").Single.ToString());
    }

    [Fact]
    public async Task An_application_belongs_to_a_team_from_the_start_or_later()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$null = New-KonnectApplication first -TeamId {sandbox.Seed.TeamId}; $second = New-KonnectApplication second").Succeeded();
        Assert.Null(engine.Run("$second").Single.Text("TeamId"));
        Assert.Equal($"{sandbox.Seed.TeamId}", engine.Run($"$second | Set-KonnectApplication -Team {sandbox.Seed.TeamId} -PassThru").Single.Text("TeamId"));
        Assert.Equal(["first", "second"], sandbox.Inner.Store.Applications.OwnedBy(sandbox.Seed.TeamId).Select(application => application.Name));
        Assert.Empty(sandbox.Inner.Store.Applications.OwnedBy(sandbox.Seed.DeveloperId));
        var key = engine.Run("Get-KonnectApplication first | New-KonnectRegistration orders | New-KonnectCredential").Single.Secret("ApiKey");
        Assert.Equal(200, await sandbox.CallAsync("orders", key));
    }

    [Fact]
    public async Task A_team_that_is_not_ones_own_or_may_own_nothing_is_refused()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        var watchers = sandbox.Inner.Store.Teams.Add(sandbox.Seed.PortalId, "Watchers", canOwnApplications: false, sandbox.Seed.DeveloperId);
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot").Succeeded();
        Assert.Equal("PermissionDenied", engine.Run($"New-KonnectApplication other -TeamId {watchers.Id}").ErrorId);
        Assert.Equal("NotFound", engine.Run($"New-KonnectApplication other -TeamId {Nowhere}").ErrorId);
        var result = engine.Run($"Set-KonnectApplication bot -TeamId {watchers.Id}");
        Assert.Equal("InvalidRequest", result.ErrorId);
        Assert.Contains("team_id", result.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-KonnectApplication other -AuthStrategy dcr -Scope everything")]
    [InlineData("Set-KonnectApplication bot -Scope everything")]
    public async Task A_scope_that_the_strategy_does_not_have_is_refused_by_the_field(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot -AuthStrategy dcr").Succeeded();
        var result = engine.Run(command);
        Assert.Equal("InvalidRequest", result.ErrorId);
        Assert.Contains("scopes", result.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_applications_are_changed_by_one_pipeline()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = 'a', 'b', 'c' | New-KonnectApplication -ThrottleLimit 1").Succeeded();
        var result = engine.Run("Get-KonnectApplication | Set-KonnectApplication -Description all -PassThru");
        Assert.Equal(["a", "b", "c"], result.Texts("Name"));
        Assert.All(result.Texts("Description"), description => Assert.Equal("all", description));
    }

    [Fact]
    public async Task A_taken_name_is_an_error()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = 'a', 'b' | New-KonnectApplication").Succeeded();
        var result = engine.Run("Set-KonnectApplication a -Name b");
        Assert.Equal(("Conflict", ErrorCategory.ResourceExists), (result.ErrorId, result.Error.CategoryInfo.Category));
    }

    private static (string? Name, string? Description, string? RedirectUri) Read(Engine engine, string name)
    {
        var application = engine.Run($"Get-KonnectApplication {name}").Single;
        return (application.Text("Name"), application.Text("Description"), application.Text("RedirectUri"));
    }
}
