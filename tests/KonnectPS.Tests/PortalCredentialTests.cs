using System.Security;
using Microsoft.Extensions.Time.Testing;

namespace KonnectPS.Tests;

public sealed class PortalCredentialTests
{
    private const string Nowhere = "00000000-0000-4000-8000-000000000000";

    [Fact]
    public async Task Keys_older_than_90_days_are_one_pipeline_and_no_secrets()
    {
        // The module uses the clock of its machine for ages, so the sandbox starts in the past and ends today.
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(-100));
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock, PortalTokenLifetime = TimeSpan.FromDays(365) });
        using var engine = Engine.Connected(sandbox);
        var old = engine.Run("New-KonnectApplication old | New-KonnectCredential -DisplayName 'from spring'").Single;
        clock.Advance(TimeSpan.FromDays(100));
        var young = engine.Run("New-KonnectApplication young | New-KonnectCredential; $null = New-KonnectCredential old").Single;

        var found = engine.Run("Get-KonnectPortalCredential | Where-Object Age -gt ([timespan]'90.00:00:00')").Single;

        Assert.Equal(("old", "from spring", old.Text("CredentialId")), (found.Text("ApplicationName"), found.Text("DisplayName"), found.Text("Id")));
        Assert.Equal(100, ((TimeSpan)found.Properties["Age"].Value).TotalDays, tolerance: 0.1);
        var all = engine.Run("Get-KonnectPortalCredential");
        Assert.Equal(["old", "old", "young"], all.Texts("ApplicationName"));
        Assert.All(all.Output.SelectMany(credential => credential.Properties), property =>
        {
            Assert.IsNotType<SecureString>(property.Value);
            Assert.NotEqual(old.Secret("ApiKey"), property.Value?.ToString());
            Assert.NotEqual(young.Secret("ApiKey"), property.Value?.ToString());
        });
    }

    [Fact]
    public async Task A_credential_is_listed_with_its_end_and_its_place()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        var strategy = sandbox.Inner.Store.Catalog.Add(new KonnectPS.Sandbox.State.AuthStrategy
        {
            Id = Guid.NewGuid(),
            Name = "short-lived",
            CredentialType = KonnectPS.Sandbox.State.CredentialType.KeyAuth,
            KeyNames = ["apikey"],
            Ttl = new KonnectPS.Sandbox.State.KeyLifetime(2, "weeks"),
        });
        using var engine = Engine.Connected(sandbox);
        engine.Run($"$null = New-KonnectApplication bot -AuthStrategy {strategy.Id} | New-KonnectCredential -DisplayName mine").Succeeded();
        var credential = engine.Run("Get-KonnectPortalCredential").Single;
        Assert.Equal(("api_key", "mine", "active", "bot"), (credential.Text("Type"), credential.Text("DisplayName"), credential.Text("Status"), credential.Text("ApplicationName")));
        var end = (DateTimeOffset)credential.Properties["ExpiresAt"].Value;
        Assert.Equal(14, (end - (DateTimeOffset)credential.Properties["CreatedAt"].Value).TotalDays, tolerance: 0.01);
        Assert.Equal($"{sandbox.Seed.PortalId}", credential.Text("PortalId"));
        Assert.Equal(engine.Run("Get-KonnectApplication bot").Single.Text("Id"), credential.Text("ApplicationId"));
    }

    [Theory]
    [InlineData("Get-KonnectPortalCredential bot")]
    [InlineData("Get-KonnectPortalApplication bot | Get-KonnectPortalCredential")]
    [InlineData("Get-KonnectApplication bot | Get-KonnectPortalCredential")]
    [InlineData("Get-KonnectPortalRegistration | Get-KonnectPortalCredential")]
    [InlineData("'bot' | Get-KonnectPortalCredential -Portal 'Sandbox Portal'")]
    public async Task Those_of_an_application_are_listed_with_its_name(string command)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot | New-KonnectRegistration orders | New-KonnectCredential -DisplayName mine; $null = New-KonnectApplication other | New-KonnectCredential").Succeeded();
        var credential = engine.Run(command).Single;
        Assert.Equal(("bot", "mine"), (credential.Text("ApplicationName"), credential.Text("DisplayName")));
    }

    [Fact]
    public async Task Client_secrets_are_listed_beside_keys()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication key | New-KonnectCredential; $client = New-KonnectApplication client -AuthStrategy dcr").Succeeded();
        var result = engine.Run("Get-KonnectPortalCredential");
        Assert.Equal(["api_key", "client_secret"], result.Texts("Type"));
        Assert.Equal(engine.Run("$client.ClientId").Single.ToString(), result.Output[1].Text("ClientId"));
    }

    [Fact]
    public async Task The_order_is_that_of_the_applications_however_many_are_read_at_once()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = 1..30 | ForEach-Object { \"bot-$_\" } | New-KonnectApplication -ThrottleLimit 1 | New-KonnectCredential").Succeeded();
        sandbox.Inner.ClearRecords();
        sandbox.Inner.Faults.Add("GET", "*/credentials", Fault.Status(503, "0"), times: 3);
        Assert.Equal(Enumerable.Range(1, 30).Select(i => $"bot-{i}"), engine.Run("Get-KonnectPortalCredential -ThrottleLimit 4").Texts("ApplicationName"));
        Assert.Equal(31 + 3, sandbox.Requests.Count);
    }

    [Fact]
    public async Task A_slow_application_does_not_hold_up_the_others()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = 100 });
        using var engine = Engine.Connected(sandbox, new FakeTimeProvider(DateTimeOffset.UtcNow));
        var first = engine.Run("Get-KonnectPortalApplication -First 1").Single.Text("Id");
        sandbox.Inner.Faults.Add("GET", $"*/{first}/credentials", Fault.Hang());
        using var shell = engine.Begin("Get-KonnectPortalCredential -ThrottleLimit 4");
        var running = shell.BeginInvoke();

        // The request of the first application never ends: the others continue behind it, up to the number of results that may wait.
        await sandbox.RequestsArrived("/credentials", 32);
        await shell.StopAsync(null, null);
        Assert.True(running.IsCompleted);
        Assert.Equal(32, sandbox.Requests.Count(request => request.EndsWith("/credentials", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Whoever_has_enough_ends_the_reading()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = 500 });
        using var engine = Engine.Connected(sandbox);
        engine.Run("$app = Get-KonnectPortalApplication -First 1; $null = New-KonnectCredential $app.Id").Succeeded();
        sandbox.Inner.ClearRecords();
        // Whoever reads on waits for these, and ends in an error.
        sandbox.Inner.Faults.AddAt(50, Fault.Hang(), times: int.MaxValue);
        Assert.NotNull(engine.Run("Get-KonnectPortalCredential | Select-Object -First 1").Single);
        Assert.InRange(sandbox.Requests.Count, 2, 100);
    }

    [Theory]
    [InlineData("Get-KonnectPortalCredential nobody", "UnknownApplication")]
    [InlineData("Get-KonnectPortalCredential " + Nowhere, "UnknownApplication")]
    [InlineData("Get-KonnectPortalCredential -Portal nowhere", "UnknownPortal")]
    [InlineData("Get-KonnectPortalCredential -Portal " + Nowhere, "UnknownPortal")]
    [InlineData("Get-KonnectPortalCredential bot -Portal " + Nowhere, "UnknownPortal")]
    public async Task What_is_not_there_is_missed_by_its_own_id(string command, string id)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot").Succeeded();
        var error = engine.Run(command).Error;
        Assert.Equal((id, ErrorCategory.ObjectNotFound), (error.FullyQualifiedErrorId.Split(',')[0], error.CategoryInfo.Category));
    }
}
