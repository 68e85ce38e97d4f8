using System.Net.Http.Headers;

namespace KonnectPS.Tests.Publisher;

/// <summary>From an OpenAPI document to what developers can register for, and back.</summary>
public sealed class PublishApiTests
{
    private const string Publish = "Publish-KonnectApi $document -Service returns -AuthStrategy key-auth -Visibility public -AutoApprove";

    private static readonly string Changed = SampleSpecification.Text.Replace("One invoice", "Another", StringComparison.Ordinal);

    [Fact]
    public async Task One_step_makes_an_API_that_a_developer_can_call()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        var published = engine.Run(Publish + " -Slug invoices");
        Assert.Empty(published.Warnings);
        Assert.Equal(["Created", "Linked", "Published"], Changes(published));
        Assert.Equal(("Invoices", "1.2.0", "public", "True"), (published.Single.Text("Name"), published.Single.Text("Version"), published.Single.Text("Visibility"), $"{published.Single.Properties["AutoApproveRegistrations"].Value}"));
        var key = engine.Run("New-KonnectApplication bot -AuthStrategy key-auth | New-KonnectRegistration invoices | New-KonnectCredential").Single.Secret("ApiKey");
        Assert.Equal(200, await CallAsync(sandbox, "invoices", key));
        engine.Run("Unpublish-KonnectApi Invoices -Confirm:$false").Succeeded();
        Assert.Equal(404, await CallAsync(sandbox, "invoices", key));
    }

    [Fact]
    public async Task The_second_run_only_reads()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        engine.Run(Publish).Succeeded();
        sandbox.Inner.ClearRecords();
        Assert.Empty(Changes(engine.Run(Publish)));
        Assert.Equal(
            [
                "GET /v2/application-auth-strategies", "GET /v2/control-planes", "GET /v2/control-planes/*/core-entities/services", "GET /v2/control-planes/*/core-entities/services",
                "GET /v3/apis", "GET /v3/api-implementations", "GET /v3/apis/*/versions/*", "GET /v3/apis/*/publications/*",
            ],
            Routes(sandbox));
    }

    [Fact]
    public async Task Ids_cost_no_look_up()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        engine.Set("published", engine.Run(Publish).Single);
        sandbox.Inner.ClearRecords();
        Assert.Empty(Changes(engine.Run("Publish-KonnectApi $document -Service $published.ServiceId -ControlPlane $published.ControlPlaneId -AuthStrategy $published.AuthStrategyId")));
        Assert.Equal(["GET /v3/apis", "GET /v3/api-implementations", "GET /v3/apis/*/versions/*", "GET /v3/apis/*/publications/*"], Routes(sandbox));
    }

    [Theory]
    [InlineData("1.2.0", "Document")]
    [InlineData("1.3.0", "Document")]
    [InlineData("2.0.0", "Created Published")]
    public async Task A_changed_document_takes_the_place_of_the_one_of_its_major_version(string version, string changes)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        var first = engine.Run(Publish).Single.Text("ApiId");
        engine.Set("document", SampleSpecification.Write("changed.yaml", Changed.Replace("1.2.0", version, StringComparison.Ordinal)));
        var again = engine.Run("Publish-KonnectApi $document -WarningAction Ignore");
        Assert.Equal(changes.Split(' '), Changes(again));
        Assert.Equal(!changes.Contains("Created", StringComparison.Ordinal), first == again.Single.Text("ApiId"));
        var api = sandbox.Inner.Store.Catalog.AllApis.Single(api => $"{api.Id}" == again.Single.Text("ApiId"));
        Assert.Equal((version, true), (api.Version, api.Content!.Contains("Another", StringComparison.Ordinal)));
        Assert.Empty(Changes(engine.Run("Publish-KonnectApi $document -WarningAction Ignore")));
    }

    [Fact]
    public async Task An_API_without_a_document_gets_one()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        sandbox.Inner.Store.Catalog.Change(sandbox.Seed.OrdersApi.Id, api => api with { VersionId = null });
        Assert.Equal(["Document"], Changes(engine.Run("Publish-KonnectApi $document -Api Orders")));
        Assert.Equal(SampleSpecification.Text, sandbox.Inner.Store.Catalog.AllApis.Single(api => api.Name == "Orders").Content);
    }

    [Fact]
    public async Task What_is_not_given_stays_as_it_is()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        var before = engine.Run("Publish-KonnectApi -Api Payments").Single;
        Assert.Empty((IEnumerable<string>)before.Properties["Changes"].Value);
        Assert.Equal(["Published"], Changes(engine.Run("Publish-KonnectApi -Api Payments -AutoApprove")));
        Assert.Equal(["Published"], Changes(engine.Run("Publish-KonnectApi -Api Payments -Visibility Private")));
        var after = engine.Run("Publish-KonnectApi -Api Payments").Single;
        Assert.Equal(("private", "True", before.Text("AuthStrategyId"), before.Text("ServiceId")), (after.Text("Visibility"), $"{after.Properties["AutoApproveRegistrations"].Value}", after.Text("AuthStrategyId"), after.Text("ServiceId")));
        Assert.Equal(["Published"], Changes(engine.Run("Publish-KonnectApi -Api Payments -AutoApprove:$false")));
        Assert.Equal("private False", engine.Run("$p = Publish-KonnectApi -Api Payments; \"$($p.Visibility) $($p.AutoApproveRegistrations)\"").Single.BaseObject);
    }

    [Fact]
    public async Task An_API_without_a_strategy_keeps_none_until_it_is_given_one()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        sandbox.Inner.Store.Catalog.Change(sandbox.Seed.OrdersApi.Id, api => api with { Strategies = [] });
        var kept = engine.Run("Publish-KonnectApi -Api Orders -Visibility private");
        Assert.Null(kept.Single.Text("AuthStrategyId"));
        Assert.Contains("-AuthStrategy", Assert.Single(kept.Warnings), StringComparison.Ordinal);
        Assert.NotNull(engine.Run("Publish-KonnectApi -Api Orders -AuthStrategy key-auth").Single.Text("AuthStrategyId"));
    }

    [Fact]
    public async Task What_is_linked_to_no_service_is_warned_of()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        var published = engine.Run("Publish-KonnectApi $document");
        Assert.Null(published.Single.Text("ServiceId"));
        Assert.Contains("nobody can be given a credential", Assert.Single(published.Warnings), StringComparison.Ordinal);
        Assert.Contains("nobody can be given a credential", Assert.Single(engine.Run("Publish-KonnectApi $document").Warnings), StringComparison.Ordinal);
        Assert.Equal(["Linked"], Changes(engine.Run("Publish-KonnectApi $document -Service returns")));
    }

    [Theory]
    [InlineData("Publish-KonnectApi $document -Service nothing", "UnknownGatewayService")]
    [InlineData("Publish-KonnectApi $document -Service returns -ControlPlane staging", "UnknownGatewayService")]
    [InlineData("Publish-KonnectApi $document -Service 00000000-0000-0000-0000-000000000000", "UnknownGatewayService")]
    [InlineData("Publish-KonnectApi $document -Service returns -ControlPlane nothing", "UnknownControlPlane")]
    [InlineData("Publish-KonnectApi $document -Service refunds", "ControlPlaneNotChosen")]
    [InlineData("Publish-KonnectApi $document -Service returns -AuthStrategy nothing", "UnknownAuthStrategy")]
    [InlineData("Publish-KonnectApi $document -Portal nothing", "UnknownPortal")]
    [InlineData("Publish-KonnectApi -Api nothing", "UnknownApi")]
    [InlineData("Publish-KonnectApi -Api 00000000-0000-0000-0000-000000000000", "UnknownApi")]
    [InlineData("Publish-KonnectApi ./nothing.yaml", "FileNotRead")]
    [InlineData("Publish-KonnectApi -Api Orders -Service returns", "ApiLinkedElsewhere")]
    [InlineData("Unpublish-KonnectApi nothing -Confirm:$false", "UnknownApi")]
    [InlineData("Unpublish-KonnectApi Orders -Portal 'Partner Portal' -Confirm:$false", "ApiNotPublished")]
    public async Task What_is_wrong_is_named_before_anything_is_created(string command, string errorId)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        Assert.Equal(errorId, engine.Run(command).ErrorId);
        Assert.DoesNotContain(sandbox.Inner.Store.Catalog.AllApis, api => api.Name == "Invoices");
    }

    [Fact]
    public async Task A_service_that_another_API_has_is_an_error_that_says_so()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        var refused = engine.Run("Publish-KonnectApi $document -Service orders");
        Assert.Equal(("ServiceLinkedElsewhere", ErrorCategory.ResourceExists), (refused.ErrorId, refused.Error.CategoryInfo.Category));
        Assert.Contains("linked to another API", refused.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$document")]
    [InlineData("$document -WhatIf")]
    [InlineData("-Api Invoices -Force")]
    [InlineData("$document -Api Unlinked")]
    public async Task A_service_that_another_API_has_is_found_out_before_anything_is_changed(string api)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        engine.Run(Publish.Replace("returns", "'refunds' -ControlPlane staging", StringComparison.Ordinal)).Succeeded();
        engine.Run("$null = New-KonnectCatalogApi $document -Name Unlinked").Succeeded();
        engine.Set("document", SampleSpecification.Write("next.yaml", Changed.Replace("1.2.0", "2.0.0", StringComparison.Ordinal)));
        sandbox.Inner.ClearRecords();
        var refused = engine.Run($"Publish-KonnectApi {api} -Service orders");
        Assert.Equal("ServiceLinkedElsewhere", refused.ErrorId);
        Assert.Contains("it is linked to another API, 'Orders", refused.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"({sandbox.Seed.OrdersApi.Id})", refused.Error.ToString(), StringComparison.Ordinal);
        Assert.All(sandbox.Requests, request => Assert.StartsWith("GET ", request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_service_whose_API_is_not_shown_is_an_error_all_the_same()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        sandbox.Inner.Faults.Add("GET", "*/v3/apis/*", Fault.Status(403));
        var refused = engine.Run("Publish-KonnectApi $document -Service orders");
        Assert.Equal("ServiceLinkedElsewhere", refused.ErrorId);
        Assert.Contains($"{sandbox.Seed.OrdersApi.Id}", refused.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1..4 | ForEach-Object { $document } | Publish-KonnectApi -Service returns -AuthStrategy key-auth", 4)]
    [InlineData("$null = New-KonnectCatalogApi $document; Publish-KonnectApi $document -Service returns -AuthStrategy key-auth", 1)]
    public async Task What_was_created_a_moment_ago_is_waited_for_whoever_created_it(string command, int count)
    {
        using var clock = new Hostile.JumpingClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { ConsistencyLag = 5, TimeProvider = clock });
        using var engine = Engine.Connected(sandbox, clock);
        engine.Set("document", SampleSpecification.Path);
        Assert.Equal(count, engine.Run(command).Succeeded().Output.Count);
        Assert.Single(sandbox.Inner.Store.Catalog.AllApis, api => api.Name == "Invoices" && api.ServiceId is not null);
    }

    [Fact]
    public async Task A_link_is_moved_by_Force_alone_and_not_to_a_service_that_another_API_has()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        var before = ServiceOfOrders(sandbox);
        var refused = engine.Run("Publish-KonnectApi -Api Orders -Service returns");
        Assert.Contains($"{before}", refused.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("-Force", refused.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal("ServiceLinkedElsewhere", engine.Run("Publish-KonnectApi -Api Orders -Service payments -Force").ErrorId);
        engine.Run("Publish-KonnectApi -Api Orders -Service returns -Force -WhatIf").Succeeded();
        Assert.Equal(before, ServiceOfOrders(sandbox));

        var moved = engine.Run("Publish-KonnectApi -Api Orders -Service returns -Force");
        Assert.Equal(["Unlinked", "Linked"], Changes(moved));
        Assert.Equal($"{ServiceOfOrders(sandbox)}", moved.Single.Text("ServiceId"));
        Assert.NotEqual(before, ServiceOfOrders(sandbox));
        Assert.Empty(Changes(engine.Run("Publish-KonnectApi -Api Orders -Service returns -Force")));
    }

    [Fact]
    public async Task A_link_that_could_not_be_moved_whole_is_made_by_the_next_run()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        sandbox.Inner.Faults.Add("POST", "*/implementations", Fault.Status(403));
        var refused = engine.Run("Publish-KonnectApi -Api Orders -Service returns -Force");
        Assert.Equal("PermissionDenied", refused.ErrorId);
        Assert.Contains(refused.Warnings, warning => $"{warning}".Contains("linked to no gateway service", StringComparison.Ordinal));
        Assert.Null(ServiceOfOrders(sandbox));
        Assert.Equal(["Linked"], Changes(engine.Run("Publish-KonnectApi -Api Orders -Service returns")));
    }

    [Fact]
    public async Task A_service_is_found_by_its_id_in_whichever_control_plane_it_is()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        var staging = sandbox.Inner.Store.ControlPlanes.All.Single(controlPlane => controlPlane.Name == "staging");
        engine.Set("id", $"{staging.Services[0].Id}");
        Assert.Equal($"{staging.Id}", engine.Run("Publish-KonnectApi $document -Service $id").Single.Text("ControlPlaneId"));
    }

    [Fact]
    public async Task Several_APIs_of_one_major_version_are_an_error_that_names_them()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        foreach (var version in new[] { "1.0", "1.1" })
        {
            engine.Set("other", SampleSpecification.Write("other.yaml", SampleSpecification.Text.Replace("version: 1.2.0", $"version: '{version}'", StringComparison.Ordinal)));
            engine.Run("New-KonnectCatalogApi $other").Succeeded();
        }

        Assert.Equal("AmbiguousName", engine.Run("Publish-KonnectApi $document").ErrorId);
        Assert.Equal(["Document", "Published"], Changes(engine.Run("Get-KonnectCatalogApi Invoices | Where-Object Version -eq '1.1' | ForEach-Object { Publish-KonnectApi $document -Api $_ }")));
    }

    [Fact]
    public async Task What_Konnect_does_not_know_everywhere_yet_is_waited_for()
    {
        using var clock = new Hostile.JumpingClock();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { ConsistencyLag = 3, TimeProvider = clock });
        using var engine = Engine.Connected(sandbox, clock);
        engine.Set("document", SampleSpecification.Path);
        Assert.Equal(["Created", "Linked", "Published"], Changes(engine.Run(Publish)));
    }

    [Theory]
    [InlineData("*/v3/apis", "Created Linked Published")]
    [InlineData("*/implementations", "Created Linked Published")]
    public async Task After_a_lost_response_everything_is_there_once(string path, string changes)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Start(sandbox);
        sandbox.Inner.Faults.Add("POST", path, Fault.ResetAfterActing());
        Assert.Equal(changes.Split(' '), Changes(engine.Run(Publish)));
        Assert.Single(sandbox.Inner.Store.Catalog.AllApis, api => api.Name == "Invoices" && api.ServiceId is not null);
    }

    private static Engine Start(CheckedSandbox sandbox)
    {
        var engine = Engine.Connected(sandbox);
        engine.Set("document", SampleSpecification.Path);
        return engine;
    }

    private static Guid? ServiceOfOrders(CheckedSandbox sandbox) => sandbox.Inner.Store.Catalog.AllApis.Single(api => api.Name == "Orders").ServiceId;

    private static IEnumerable<string> Changes(EngineResult result) => (IEnumerable<string>)result.Single.Properties["Changes"].Value;

    private static IEnumerable<string> Routes(CheckedSandbox sandbox) =>
        sandbox.Requests.Select(request => System.Text.RegularExpressions.Regex.Replace(request, "[0-9a-f]{8}-[0-9a-f-]{27}", "*"));

    private static async Task<int> CallAsync(CheckedSandbox sandbox, string slug, string key)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, sandbox.Inner.GatewayAddress(slug));
        request.Headers.Add("apikey", key);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        using var response = await http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
