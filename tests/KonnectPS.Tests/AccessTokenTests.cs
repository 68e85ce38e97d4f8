using System.Collections;
using System.Security;

namespace KonnectPS.Tests;

public sealed class AccessTokenTests
{
    private const string Nowhere = "00000000-0000-4000-8000-000000000000";

    [Fact]
    public async Task A_personal_token_is_minted_and_opens_the_admin_door()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var minted = engine.Run("$minted = New-KonnectAccessToken laptop; $minted").Single;
        Assert.Equal(("personal_access_token", "laptop", $"{sandbox.Seed.UserId}"), (minted.Text("Type"), minted.Text("Name"), minted.Text("UserId")));
        Assert.StartsWith("kpat_", minted.Secret("Token"), StringComparison.Ordinal);
        Assert.Equal(["GET /v3/users/me", $"POST /v3/users/{sandbox.Seed.UserId}/access-tokens"], sandbox.Requests);
        Assert.Equal(30, LifetimeOf(minted).TotalDays, tolerance: 0.1);
        engine.Run($"$null = Connect-KonnectPortal -PersonalAccessToken $minted.Token -ApiUrl {sandbox.Address}").Succeeded();
        Assert.Equal(2, engine.Run("Get-KonnectPortal").Output.Count);
    }

    [Fact]
    public async Task A_token_of_a_system_account_is_minted_and_opens_the_admin_door()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var result = engine.Run("$minted = New-KonnectAccessToken runbook -SystemAccount seeded -Lifetime 90.00:00:00; $minted");
        var minted = result.Single;
        Assert.Equal(
            ("system_account_access_token", "runbook", "seeded", $"{sandbox.Seed.SystemAccountId}"),
            (minted.Text("Type"), minted.Text("Name"), minted.Text("SystemAccount"), minted.Text("SystemAccountId")));
        Assert.StartsWith("spat_", minted.Secret("Token"), StringComparison.Ordinal);
        Assert.Empty(result.Warnings);
        Assert.Equal(90, LifetimeOf(minted).TotalDays, tolerance: 0.1);
        Assert.Equal(2, sandbox.Requests.Count);
        engine.Run($"$null = Connect-KonnectPortal -PersonalAccessToken $minted.Token -ApiUrl {sandbox.Address}").Succeeded();
        Assert.Equal(2, engine.Run("Get-KonnectPortal").Output.Count);
    }

    [Fact]
    public async Task A_system_account_that_is_not_there_is_created_once_and_that_is_said()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var result = engine.Run("'a', 'b', 'c' | New-KonnectAccessToken -SystemAccount nightly");
        Assert.Equal(["a", "b", "c"], result.Texts("Name"));
        Assert.Contains("Grant-KonnectRole", Assert.Single(result.Warnings), StringComparison.Ordinal);
        var account = Assert.Single(sandbox.Inner.Store.SystemAccounts.All, account => account.Name == "nightly");
        Assert.Equal(3, sandbox.Inner.Store.AccessTokens.Of(account.Id).Count);
        Assert.Equal(5, sandbox.Requests.Count);
    }

    [Fact]
    public async Task A_system_account_is_given_by_its_id()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal($"{sandbox.Seed.SystemAccountId}", engine.Run($"New-KonnectAccessToken runbook -SystemAccount {sandbox.Seed.SystemAccountId}").Single.Text("SystemAccountId"));
        Assert.Single(sandbox.Requests);
        Assert.Equal("UnknownSystemAccount", engine.Run($"New-KonnectAccessToken runbook -SystemAccount {Nowhere}").ErrorId);
    }

    [Theory]
    [InlineData("1.00:00:00")]
    [InlineData("365.00:00:00")]
    public async Task The_shortest_and_the_longest_life_are_granted(string lifetime)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal(
            TimeSpan.Parse(lifetime, System.Globalization.CultureInfo.InvariantCulture).TotalDays,
            LifetimeOf(engine.Run($"New-KonnectAccessToken tok -Lifetime {lifetime}").Single).TotalDays,
            tolerance: 0.1);
        engine.Run($"$null = New-KonnectAccessToken tok -SystemAccount seeded -Lifetime {lifetime}").Succeeded();
    }

    [Theory]
    [InlineData("23:59:59")]
    [InlineData("365.00:00:01")]
    [InlineData("366")]
    [InlineData("-1.00:00:00")]
    public async Task A_life_that_Konnect_does_not_grant_is_refused_before_it_is_sent(string lifetime)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        foreach (var account in new[] { "", "-SystemAccount seeded" })
        {
            var result = engine.Run($"New-KonnectAccessToken tok {account} -Lifetime '{lifetime}'");
            Assert.Equal(("LifetimeOutOfRange", ErrorCategory.InvalidArgument), (result.ErrorId, result.Error.CategoryInfo.Category));
        }

        Assert.Empty(sandbox.Requests);
    }

    [Theory]
    [InlineData("New-KonnectAccessToken tok")]
    [InlineData("New-KonnectAccessToken tok -SystemAccount seeded")]
    public async Task What_Set_Secret_gets_is_a_Hashtable_of_strings_and_one_secure_string(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var table = Assert.IsAssignableFrom<Hashtable>(engine.Run(command).Single.BaseObject);
        Assert.All(table.Values.Cast<object>(), value => Assert.True(value is string or SecureString));
        Assert.IsType<SecureString>(table["token"]);
        Assert.Equal("tok", table["NAME"]);
        var token = Engine.Reveal(table["token"]);
        Assert.All(table.Values.OfType<string>(), value => Assert.NotEqual(token, value));
    }

    [Fact]
    public async Task Verbose_shows_the_requests_and_no_token()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var result = engine.Run("New-KonnectAccessToken tok -Verbose");
        var token = result.Single.Secret("Token");
        Assert.Contains(result.Verbose, line => line.Contains("/access-tokens -> 201", StringComparison.Ordinal));
        Assert.All(result.Verbose, line => Assert.DoesNotContain(token, line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("New-KonnectAccessToken tok")]
    [InlineData("Get-KonnectAccessToken")]
    public async Task A_system_account_has_no_personal_tokens_and_is_told_so(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Set("spat", sandbox.Seed.SystemAccountToken);
        engine.Run($"$null = Connect-KonnectPortal -PersonalAccessToken $spat -ApiUrl {sandbox.Address}").Succeeded();
        sandbox.Inner.ClearRecords();
        var result = engine.Run(command);
        Assert.Equal(("NotAUser", ErrorCategory.InvalidOperation), (result.ErrorId, result.Error.CategoryInfo.Category));
        Assert.Contains("-SystemAccount", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(sandbox.Requests);
        engine.Run("$null = New-KonnectAccessToken tok -SystemAccount seeded").Succeeded();
        Assert.Equal(["seeded", "tok"], engine.Run("Get-KonnectAccessToken -SystemAccount seeded").Texts("Name"));
    }

    [Fact]
    public async Task A_taken_name_is_an_error()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        Assert.Equal("Conflict", engine.Run("New-KonnectAccessToken seeded").ErrorId);
        Assert.Equal("Conflict", engine.Run("New-KonnectAccessToken seeded -SystemAccount seeded").ErrorId);
    }

    [Fact]
    public async Task The_eleventh_token_meets_the_quota()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = 1..9 | ForEach-Object { \"t$_\" } | New-KonnectAccessToken").Succeeded();
        var result = engine.Run("New-KonnectAccessToken one-more");
        Assert.Equal("QuotaExceeded", result.ErrorId);
        Assert.Contains("Get-KonnectAccessToken", result.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_are_listed_by_name_and_wildcard_without_their_secret()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = 'nightly-1', 'nightly-2' | New-KonnectAccessToken -ThrottleLimit 1; $null = New-KonnectAccessToken runbook -SystemAccount seeded").Succeeded();
        Assert.Equal(["seeded", "nightly-1", "nightly-2"], engine.Run("Get-KonnectAccessToken").Texts("Name"));
        Assert.Equal(["nightly-1", "nightly-2"], engine.Run("Get-KonnectAccessToken NIGHTLY-*").Texts("Name"));
        Assert.Equal(["nightly-2"], engine.Run("Get-KonnectAccessToken nightly-2").Texts("Name"));
        Assert.Equal(["seeded", "runbook"], engine.Run("Get-KonnectAccessToken -SystemAccount seeded").Texts("Name"));
        Assert.Equal(["runbook"], engine.Run("'seeded' | Get-KonnectAccessToken run*").Texts("Name"));
        Assert.Equal(["runbook"], engine.Run($"Get-KonnectAccessToken runbook -SystemAccount {sandbox.Seed.SystemAccountId}").Texts("Name"));
        var token = engine.Run("Get-KonnectAccessToken seeded").Single;
        Assert.Equal("ACTIVE", token.Text("State"));
        Assert.All(token.Properties, property => Assert.False(property.Value is SecureString || property.Name.EndsWith("Token", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("New-KonnectAccessToken tok", "$minted | Remove-KonnectAccessToken -Confirm:$false")]
    [InlineData("New-KonnectAccessToken tok", "Get-KonnectAccessToken tok | Remove-KonnectAccessToken -Confirm:$false")]
    [InlineData("New-KonnectAccessToken tok -SystemAccount seeded", "$minted | Remove-KonnectAccessToken -Confirm:$false")]
    [InlineData("New-KonnectAccessToken tok -SystemAccount seeded", "Get-KonnectAccessToken tok -SystemAccount seeded | Remove-KonnectAccessToken -Confirm:$false")]
    public async Task A_token_that_was_removed_opens_nothing(string mint, string remove)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$minted = {mint}").Succeeded();
        Assert.Empty(engine.Run(remove).Succeeded().Output);
        Assert.Equal("AccessTokenRefused", engine.Run($"Connect-KonnectPortal -PersonalAccessToken $minted.Token -ApiUrl {sandbox.Address}").ErrorId);
        Assert.Equal(2, engine.Run("Get-KonnectPortal").Output.Count);
    }

    [Theory]
    [InlineData("Get-KonnectAccessToken nothing", "UnknownAccessToken")]
    [InlineData("Get-KonnectAccessToken nothing -SystemAccount seeded", "UnknownAccessToken")]
    [InlineData("Get-KonnectAccessToken -SystemAccount nobody", "UnknownSystemAccount")]
    [InlineData("Get-KonnectAccessToken -SystemAccount " + Nowhere, "UnknownSystemAccount")]
    [InlineData("$gone | Remove-KonnectAccessToken -Confirm:$false", "UnknownAccessToken")]
    [InlineData("$lost | Remove-KonnectAccessToken -Confirm:$false", "UnknownAccessToken")]
    public async Task What_is_not_there_is_missed_by_its_own_id(string command, string id)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$gone = New-KonnectAccessToken tok; $lost = New-KonnectAccessToken tok -SystemAccount seeded; $gone, $lost | Remove-KonnectAccessToken -Confirm:$false").Succeeded();
        var error = engine.Run(command).Error;
        Assert.Equal((id, ErrorCategory.ObjectNotFound), (error.FullyQualifiedErrorId.Split(',')[0], error.CategoryInfo.Category));
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    private static TimeSpan LifetimeOf(PSObject token) => (DateTimeOffset)token.Properties["ExpiresAt"].Value - DateTimeOffset.UtcNow;
}
