using System.Text.Json.Nodes;
using KonnectPS.Sandbox.State;
using KonnectPS.Tests.Onboarding;

namespace KonnectPS.Tests.Descriptor;

/// <summary>Export-KonnectOnboarding says what is so, and says what it did not see.</summary>
public sealed class DescriptorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("konnectps").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("orders")]
    [InlineData("payments")]
    [InlineData("inventory")]
    [InlineData("shipping")]
    public async Task It_is_valid_through_whatever_doors_and_tells_nothing_of_who_made_it(string api)
    {
        await using var world = await OnboardingWorld.StartAsync();
        foreach (var setup in new[] { "", "Connect-Developer", "Connect-Admin", "Connect-Both" })
        {
            world.Sandbox.Inner.ClearRecords();
            var descriptor = Export(world, setup, $"{api} -Portal $at");

            Assert.Empty(DescriptorSchema.Flaws(descriptor));
            Assert.All(world.Sandbox.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
            var seed = world.Sandbox.Seed;
            string[] personal = [seed.DeveloperEmail, "Dana", $"{seed.DeveloperId}", seed.DeveloperPassword, seed.PersonalAccessToken, $"{seed.UserId}"];
            Assert.All(personal, value => Assert.DoesNotContain(value, descriptor, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void The_published_schema_finds_flaws()
    {
        Assert.Empty(DescriptorSchema.Flaws(DescriptorSchema.PublishedForKong, checksFormats: false));
        Assert.NotEmpty(DescriptorSchema.Flaws(DescriptorSchema.PublishedForKong.Replace("bootstrap-token", "perfect", StringComparison.Ordinal)));
        // A base address with a template in it is no address.
        Assert.Contains(DescriptorSchema.Flaws(DescriptorSchema.PublishedForKong), flaw => flaw.StartsWith("/registration/mechanisms/0/baseUrl", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Connect-Both", "", "bootstrap-token", "approves each developer", "")]
    [InlineData("Connect-Both", "auto", "self-serve", "takes a mailbox", "person;not seen")]
    [InlineData("", "auto", "bootstrap-token", "not seen: the admin door;was not seen: nobody", "")]
    [InlineData("Connect-Developer", "auto", "bootstrap-token", "not seen: the admin door", "nobody was signed in")]
    [InlineData("Connect-Both", "auto sso", "bootstrap-token", "single sign-on alone", "mailbox;x-producesToken")]
    [InlineData("Connect-Both", "auto rbac", "bootstrap-token", "a team or a role", "")]
    [InlineData("Connect-Both", "auto unlinked", "bootstrap-token", "linked to no gateway", "")]
    [InlineData("Connect-Both", "auto unsynced", "bootstrap-token", "did not reach it", "")]
    [InlineData("Connect-Both", "auto approval", "bootstrap-token", "approves each registration", "")]
    [InlineData("Connect-Both", "auto undocumented", "self-serve", "names no server", "")]
    [InlineData("Connect-Developer", "auto two", "bootstrap-token", "takes several auth strategies", "")]
    [InlineData("Connect-Both", "none", "console-only", "takes no registrations", "AOD 0.1")]
    [InlineData("Connect-Both", "closed", "console-only", "Nobody can sign in", "AOD 0.1;mailbox")]
    public async Task What_is_measured_is_said(string setup, string states, string maturity, string gaps, string notGaps)
    {
        await using var world = await OnboardingWorld.StartAsync();
        foreach (var state in states.Split(' '))
        {
            Put(world, state);
        }

        var descriptor = Export(world, setup, "orders -Portal $at");

        Assert.Empty(DescriptorSchema.Flaws(descriptor));
        var document = JsonNode.Parse(descriptor)!;
        Assert.Equal(maturity, document["maturity"]!.ToString());
        Assert.Equal(maturity == "console-only", document["flow"] is null);
        var isApprovedAtOnce = setup == "Connect-Both" && !states.Contains("approval", StringComparison.Ordinal);
        Assert.Equal(maturity != "console-only" && !isApprovedAtOnce, document["verification"]!.AsArray().Count == 1);
        var said = string.Join('\n', document["gaps"]!.AsArray());
        Assert.All(gaps.Split(';'), gap => Assert.Contains(gap, said, StringComparison.Ordinal));
        Assert.All(notGaps.Split(';', StringSplitOptions.RemoveEmptyEntries), gap => Assert.DoesNotContain(gap, said, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_lifetime_and_the_scopes_are_those_of_the_strategy()
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.ChangeOrders(api => api with { Strategies = [api.Strategies[0] with { Ttl = new KeyLifetime(30, "days") }] });

        Assert.Equal("30 days", JsonNode.Parse(Export(world, "Connect-Both", "orders"))!["credentials"]![0]!["ttl"]!.ToString());
        Assert.Contains("orders:read, orders:write", JsonNode.Parse(Export(world, "", "inventory"))!["scopes"]!["notes"]!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Connect-Both", "nowhere", "UnknownApi")]
    [InlineData("", "nowhere -Portal $at", "ApiNotPublic")]
    [InlineData("", "orders", "PortalNotNamed")]
    [InlineData("", "orders -Portal http://dev.example.com", "InsecureAddress")]
    [InlineData("Connect-Both", "orders -Portal nowhere", "UnknownPortal")]
    [InlineData("Connect-Both; $session = Get-KonnectSession; Disconnect-KonnectPortal", "orders -Session $session", "SessionDisconnected")]
    public async Task Without_a_portal_and_an_API_there_is_none(string setup, string arguments, string errorId)
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run(setup).Succeeded();

        var result = world.Engine.Run($"Export-KonnectOnboarding {arguments}");

        Assert.Equal(errorId, result.ErrorId);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task A_portal_that_calls_itself_by_another_ones_id_is_not_described_by_that_one()
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run("Connect-Both").Succeeded();
        world.ClaimToBeThePartnerPortal();

        Assert.Equal("PortalElsewhere", world.Engine.Run("Export-KonnectOnboarding orders -Portal $at").ErrorId);
    }

    [Fact]
    public async Task A_portal_at_an_address_that_nobody_vouches_for_is_not_looked_at()
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run("Connect-Admin").Succeeded();

        Assert.Equal("PortalAddressUnknown", world.Engine.Run("Export-KonnectOnboarding orders -Portal 'Partner Portal'").ErrorId);
    }

    [Theory]
    [InlineData("/id")]
    [InlineData("/auth_strategies/*/id")]
    public async Task No_text_of_a_server_gets_where_an_engine_fills_in_its_environment(string path)
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run("Connect-Developer").Succeeded();
        world.Sandbox.Inner.Faults.Add("GET", "/api/v3/apis/orders", Fault.Alter([JsonChange.Replace(path, "{env.AWS_SECRET_ACCESS_KEY}")]), times: int.MaxValue);

        var result = world.Engine.Run("Export-KonnectOnboarding orders");

        Assert.Equal("UnexpectedAnswer", result.ErrorId);
        Assert.Contains("is no UUID", $"{result.Error}", StringComparison.Ordinal);
        Assert.Empty(result.Output);
        _ = world.Sandbox.TakeViolations();
    }

    [Fact]
    public async Task What_an_open_door_does_not_tell_is_an_error_and_no_file()
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run("Connect-Both").Succeeded();
        world.Engine.Set("file", Path.Combine(_folder, "orders.json"));
        world.Sandbox.Inner.Faults.Add("GET", "/v3/apis/*", Fault.Status(403), times: int.MaxValue);

        Assert.Equal("PermissionDenied", world.Engine.Run("Export-KonnectOnboarding orders $file").ErrorId);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task It_goes_into_a_file_whole_and_never_over_another_one_unasked()
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Set("folder", _folder);
        world.Engine.Run("Connect-Both; $null = $executionContext.SessionState.Path.SetLocation($folder)").Succeeded();
        world.Sandbox.Inner.ClearRecords();

        Assert.Empty(world.Engine.Run("Export-KonnectOnboarding orders ./orders.json -WhatIf").Succeeded().Output);
        Assert.Empty(world.Sandbox.Requests);
        Assert.Empty(Directory.GetFiles(_folder));
        Assert.Empty(world.Engine.Run("Get-KonnectApi orders | Export-KonnectOnboarding -Path ./orders.json").Succeeded().Output);
        Assert.Equal("FileExists", world.Engine.Run("Export-KonnectOnboarding payments orders.json").ErrorId);
        Assert.Equal(world.Sandbox.Seed.OrdersApi.Id.ToString(), ApiOf("orders.json"));
        var emitted = world.Engine.Run("Export-KonnectOnboarding payments orders.json -Force -PassThru").Single.ToString();
        Assert.Equal(emitted + Environment.NewLine, File.ReadAllText(Path.Combine(_folder, "orders.json")));
        Assert.Equal(world.Sandbox.Seed.PaymentsApi.Id.ToString(), ApiOf("orders.json"));
        Assert.Equal("NotAFile", world.Engine.Run("Export-KonnectOnboarding orders env:ORDERS").ErrorId);
        Assert.Equal("FileNotWritten", world.Engine.Run("Export-KonnectOnboarding orders ./no/such/folder.json").ErrorId);
    }

    [Fact]
    public async Task It_stops_at_once()
    {
        await using var world = await OnboardingWorld.StartAsync();
        world.Engine.Run("Connect-Both").Succeeded();
        world.Sandbox.Inner.Faults.Add("GET", "/v3/api-implementations", Fault.Hang());
        using var shell = world.Engine.Begin("Export-KonnectOnboarding orders");
        var running = shell.InvokeAsync();
        await world.Sandbox.RequestArrived("GET /v3/api-implementations");
        await shell.StopAsync(null, null).WaitAsync(TimeSpan.FromSeconds(10));
        await Assert.ThrowsAnyAsync<Exception>(() => running);
    }

    private static string Export(OnboardingWorld world, string setup, string arguments)
    {
        world.Engine.Run(setup).Succeeded();
        return world.Engine.Run($"Export-KonnectOnboarding {arguments}").Single.ToString()!;
    }

    private static void Put(OnboardingWorld world, string state)
    {
        switch (state)
        {
            case "auto":
                world.ChangePortal(portal => portal with { AutoApproveDevelopers = true });
                break;
            case "sso":
                world.ChangePortal(portal => portal with { BasicAuthEnabled = false, SamlAuthEnabled = true });
                break;
            case "rbac":
                world.ChangePortal(portal => portal with { RbacEnabled = true });
                world.Sandbox.Inner.Store.Roles.Add(world.Sandbox.Seed.TeamId, "API Viewer", "Services");
                world.Sandbox.Inner.Store.Roles.Add(world.Sandbox.Seed.TeamId, "API Consumer", "Services");
                break;
            case "unlinked":
                world.ChangeOrders(api => api with { ServiceId = null });
                break;
            case "unsynced":
                world.ChangeOrders(api => api with { SyncError = "Unable to connect" });
                break;
            case "approval":
                world.ChangeOrders(api => api with { AutoApproveRegistrations = false });
                break;
            case "undocumented":
                world.ChangeOrders(api => api with { VersionId = null });
                break;
            case "two":
                world.ChangeOrders(api => api with { Strategies = [.. world.Sandbox.Inner.Store.Catalog.Strategies.Take(2)] });
                break;
            case "none":
                world.ChangeOrders(api => api with { Strategies = [] });
                break;
            case "closed":
                world.ChangePortal(portal => portal with { BasicAuthEnabled = false });
                break;
        }
    }

    private string ApiOf(string file) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(_folder, file)))!["flow"]!["steps"]!.AsArray().Single(step => step!["id"]!.ToString() == "register")!["request"]!["body"]!["api_id"]!.ToString();
}
