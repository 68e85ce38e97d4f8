namespace KonnectPS.Tests;

public sealed class PortalRegistrationTests
{
    private const string Nowhere = "00000000-0000-4000-8000-000000000000";

    [Theory]
    [InlineData("New-KonnectPortalRegistration Payments bot", 3)]
    [InlineData("New-KonnectPortalRegistration -Api $api.Id -Application $application", 1)]
    [InlineData("New-KonnectPortalRegistration -ApiId $api.Id -ApplicationId $application.Id", 1)]
    [InlineData("$application | New-KonnectPortalRegistration -Api $api", 1)]
    [InlineData("[pscustomobject]@{ Api = 'Payments'; Application = 'bot' } | New-KonnectPortalRegistration", 3)]
    public async Task An_application_is_registered_for_an_API(string command, int requests)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot; $application = Get-KonnectPortalApplication bot; $api = Get-KonnectApi payments").Succeeded();
        sandbox.Inner.ClearRecords();
        var registration = engine.Run(command).Single;
        Assert.Equal(("Payments", "bot", "pending"), (registration.Text("ApiName"), registration.Text("ApplicationName"), registration.Text("Status")));
        Assert.Equal($"{sandbox.Seed.PortalId}", registration.Text("PortalId"));
        Assert.Equal(requests, sandbox.Requests.Count);
    }

    [Theory]
    [InlineData("Payments", "approved", 200)]
    [InlineData("Orders", "pending", 403)]
    public async Task The_admin_says_which_status_it_begins_with(string api, string status, int response)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var key = engine.Run("New-KonnectApplication bot | New-KonnectCredential").Single.Secret("ApiKey");
        Assert.Equal(status, engine.Run($"New-KonnectPortalRegistration {api} bot -Status {status}").Single.Text("Status"));
        Assert.Equal(response, await sandbox.CallAsync(api.ToLowerInvariant(), key));
    }

    [Theory]
    [InlineData("Approve-KonnectPortalRegistration", "approved")]
    [InlineData("Deny-KonnectPortalRegistration -Confirm:$false", "rejected")]
    public async Task What_was_registered_here_is_decided_on_although_Konnect_takes_its_time(string decide, string status)
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { ConsistencyLag = 2 });
        using var engine = Engine.Connected(sandbox);
        engine.Run($"New-KonnectApplication pay -AuthStrategy key-auth | New-KonnectRegistration payments | {decide}").Succeeded();
        Assert.Equal(status, $"{Assert.Single(sandbox.Inner.Store.Registrations.All).Status}", ignoreCase: true);
    }

    [Fact]
    public async Task Many_applications_are_registered_with_one_look_at_the_API()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = 1..10 | ForEach-Object { \"bot-$_\" } | New-KonnectApplication").Succeeded();
        sandbox.Inner.ClearRecords();
        Assert.Equal(10, engine.Run("Get-KonnectPortalApplication | New-KonnectPortalRegistration Orders").Succeeded().Output.Count);
        Assert.Equal(12, sandbox.Requests.Count);
    }

    [Fact]
    public async Task Whoever_waits_is_approved_by_one_pipeline_and_gets_in()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var keys = engine.Run("'a', 'b' | New-KonnectApplication | New-KonnectRegistration payments | New-KonnectCredential").Output.Select(key => key.Secret("ApiKey")).ToArray();
        engine.Run("$null = New-KonnectRegistration orders a").Succeeded();
        sandbox.Inner.ClearRecords();

        Assert.Empty(engine.Run("Get-KonnectPortalRegistration -Status Pending | Approve-KonnectPortalRegistration").Succeeded().Output);

        Assert.Equal(3, sandbox.Requests.Count);
        Assert.Contains("filter[status][eq]=pending", sandbox.Records[0].Query, StringComparison.Ordinal);
        Assert.All(keys, key => Assert.Equal(200, sandbox.CallAsync("payments", key).Result));
    }

    [Fact]
    public async Task Registrations_are_filtered_by_the_server()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = 'a', 'b' | New-KonnectApplication -ThrottleLimit 1 | New-KonnectRegistration payments -ThrottleLimit 1; $null = New-KonnectRegistration orders a").Succeeded();
        engine.Run($"$null = New-KonnectPortalApplication c -Developer {sandbox.Seed.PendingDeveloperEmail} | New-KonnectPortalRegistration Payments").Succeeded();
        engine.Run("$a = Get-KonnectPortalApplication a").Succeeded();
        sandbox.Inner.ClearRecords();

        Assert.Equal(["a for Payments (pending)", "a for Orders (approved)"], Shown("Get-KonnectPortalRegistration a"));
        Assert.Equal(["a for Orders (approved)"], Shown("Get-KonnectPortalRegistration a -Status Approved"));
        Assert.Equal(["c for Payments (pending)"], Shown($"Get-KonnectPortalRegistration -DeveloperId {sandbox.Seed.PendingDeveloperId}"));
        Assert.Equal(
            ["filter[application_name][eq]=a", "filter[status][eq]=approved&filter[application_name][eq]=a", $"filter[developer_id][eq]={sandbox.Seed.PendingDeveloperId}"],
            sandbox.Records.Select(request => string.Join('&', request.Query.TrimStart('?').Split('&').Where(part => part.StartsWith("filter", StringComparison.Ordinal)))));

        Assert.Equal(["a for Orders (approved)"], Shown("$a | Get-KonnectPortalRegistration -Status Approved"));
        Assert.Equal(2, Shown("Get-KonnectPortalRegistration -ApplicationId $a.Id").Count());
        Assert.Empty(Shown($"$a | Get-KonnectPortalRegistration -DeveloperId {sandbox.Seed.PendingDeveloperId}"));
        Assert.Equal(4, Shown("Get-KonnectPortalApplication | Get-KonnectPortalRegistration").Count());
        Assert.Empty(Shown("Get-KonnectPortalRegistration -Portal 'Partner Portal'"));

        IEnumerable<string> Shown(string command) => engine.Run(command).Succeeded().Output.Select(registration => registration.ToString()!);
    }

    [Theory]
    [InlineData("-Registration $registration")]
    [InlineData("-Id $registration.Id -ApplicationId $registration.ApplicationId")]
    [InlineData("-RegistrationId $registration.Id -ApplicationId $registration.ApplicationId -Portal $registration.PortalId")]
    public async Task What_is_decided_on_is_given_by_object_or_ids(string registration)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var key = engine.Run("New-KonnectApplication bot | New-KonnectRegistration payments | New-KonnectCredential").Single.Secret("ApiKey");
        engine.Run("$registration = Get-KonnectPortalRegistration").Succeeded();
        Assert.Empty(engine.Run($"Approve-KonnectPortalRegistration {registration}").Succeeded().Output);
        Assert.Equal(200, await sandbox.CallAsync("payments", key));
        engine.Run("$registration = Get-KonnectPortalRegistration").Succeeded();
        Assert.Equal("revoked", engine.Run($"Deny-KonnectPortalRegistration {registration} -PassThru -Confirm:$false").Single.Text("Status"));
        Assert.Equal(403, await sandbox.CallAsync("payments", key));
        Assert.Equal("approved", engine.Run($"Approve-KonnectPortalRegistration {registration} -PassThru").Single.Text("Status"));
        Assert.Equal(200, await sandbox.CallAsync("payments", key));
        engine.Run($"Remove-KonnectPortalRegistration {registration} -Confirm:$false").Succeeded();
        Assert.Equal(401, await sandbox.CallAsync("payments", key));
        Assert.Equal(0, sandbox.Inner.Store.Registrations.Count);
    }

    [Fact]
    public async Task What_the_developer_door_gave_can_be_decided_on_too()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$registration = New-KonnectApplication bot | New-KonnectRegistration payments").Succeeded();
        Assert.Equal("approved", engine.Run("$registration | Approve-KonnectPortalRegistration -PassThru").Single.Text("Status"));
        Assert.Equal("approved", engine.Run("Get-KonnectRegistration bot").Single.Text("Status"));
    }

    [Fact]
    public async Task What_is_piped_brings_its_portal_along()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run(
            """
            $partner = Get-KonnectPortal 'Partner Portal'
            $developer = New-KonnectPortalDeveloper nora@example.com Nora -Portal $partner
            $application = New-KonnectPortalApplication bot -Developer $developer -AuthStrategy key-auth -Portal $partner
            """).Succeeded();
        Assert.Equal("pending", engine.Run("$application | New-KonnectPortalRegistration Payments").Single.Text("Status"));
        Assert.Equal("approved", engine.Run("Get-KonnectPortalRegistration -Portal $partner | Approve-KonnectPortalRegistration -PassThru").Single.Text("Status"));
        Assert.Equal("approved", engine.Run("$application | Get-KonnectPortalRegistration").Single.Text("Status"));
        Assert.Empty(engine.Run("$application | Get-KonnectPortalCredential").Succeeded().Output);
        engine.Run("$application | Get-KonnectPortalRegistration | Remove-KonnectPortalRegistration -Confirm:$false").Succeeded();
        engine.Run("$application | Remove-KonnectPortalApplication -Confirm:$false").Succeeded();
        Assert.Equal("approved", engine.Run("$developer | Approve-KonnectPortalDeveloper -PassThru").Single.Text("Status"));
        engine.Run("Get-KonnectPortalDeveloper -Portal $partner | Remove-KonnectPortalDeveloper -Confirm:$false").Succeeded();
        Assert.Empty(sandbox.Inner.Store.Developers.Of(sandbox.Seed.PartnerPortalId));
        Assert.Equal(2, sandbox.Inner.Store.Developers.Of(sandbox.Seed.PortalId).Count);
    }

    [Fact]
    public async Task What_waits_is_rejected_and_what_was_in_is_revoked()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$app = New-KonnectApplication bot; $app | New-KonnectRegistration orders; $app | New-KonnectRegistration payments").Succeeded();
        Assert.Equal(
            ["revoked", "rejected"], engine.Run("Get-KonnectPortalRegistration bot | Deny-KonnectPortalRegistration -PassThru -Confirm:$false").Texts("Status"));
        Assert.Equal(
            ["rejected"], engine.Run("Get-KonnectPortalRegistration bot -Status rejected | Deny-KonnectPortalRegistration -PassThru -Confirm:$false").Texts("Status"));
    }

    [Fact]
    public async Task What_is_approved_already_is_left_as_it_is()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot | New-KonnectRegistration orders").Succeeded();
        Assert.Equal("approved", engine.Run("Get-KonnectPortalRegistration | Approve-KonnectPortalRegistration -PassThru").Single.Text("Status"));
        Assert.DoesNotContain(sandbox.Requests, request => request.StartsWith("PATCH ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_old_object_does_not_hide_what_has_happened_since()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        var key = engine.Run("New-KonnectApplication bot | New-KonnectRegistration orders | New-KonnectCredential").Single.Secret("ApiKey");
        engine.Run("$registration = Get-KonnectPortalRegistration; $registration | Deny-KonnectPortalRegistration -Confirm:$false").Succeeded();
        Assert.Equal(403, await sandbox.CallAsync("orders", key));
        engine.Run("$registration | Approve-KonnectPortalRegistration").Succeeded();
        Assert.Equal(200, await sandbox.CallAsync("orders", key));
    }

    [Fact]
    public async Task Registering_twice_is_an_error()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot; $null = New-KonnectPortalRegistration Orders bot").Succeeded();
        var result = engine.Run("New-KonnectPortalRegistration Orders bot");
        Assert.Equal(("Conflict", ErrorCategory.ResourceExists), (result.ErrorId, result.Error.CategoryInfo.Category));
    }

    [Fact]
    public async Task An_API_of_another_strategy_is_refused_by_the_field()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot").Succeeded();
        var result = engine.Run("New-KonnectPortalRegistration Inventory bot");
        Assert.Equal("StrategyNotOfApi", result.ErrorId);
        Assert.Contains("api_id", result.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("New-KonnectPortalRegistration Orders nobody", "UnknownApplication")]
    [InlineData("New-KonnectPortalRegistration Orders " + Nowhere, "UnknownApplication")]
    [InlineData("New-KonnectPortalRegistration Nothing bot", "UnknownApi")]
    [InlineData("New-KonnectPortalRegistration Orders bot -Portal nowhere", "UnknownPortal")]
    [InlineData("New-KonnectPortalRegistration Orders bot -Portal " + Nowhere, "UnknownPortal")]
    [InlineData("Get-KonnectPortalRegistration nobody", "UnknownApplication")]
    [InlineData("Get-KonnectPortalRegistration nobody -Status Pending", "UnknownApplication")]
    [InlineData("Get-KonnectPortalRegistration " + Nowhere, "UnknownApplication")]
    [InlineData("Get-KonnectPortalRegistration -Portal nowhere", "UnknownPortal")]
    [InlineData("Get-KonnectPortalRegistration -Portal " + Nowhere, "UnknownPortal")]
    [InlineData("Get-KonnectPortalRegistration bot -Portal " + Nowhere, "UnknownPortal")]
    [InlineData("Approve-KonnectPortalRegistration $gone", "UnknownRegistration")]
    [InlineData("Approve-KonnectPortalRegistration -ApplicationId $application.Id -Id " + Nowhere, "UnknownRegistration")]
    [InlineData("Approve-KonnectPortalRegistration -ApplicationId " + Nowhere + " -Id " + Nowhere, "UnknownRegistration")]
    [InlineData("Deny-KonnectPortalRegistration $gone -Confirm:$false", "UnknownRegistration")]
    [InlineData("Deny-KonnectPortalRegistration -ApplicationId $application.Id -Confirm:$false -Id " + Nowhere, "UnknownRegistration")]
    [InlineData("Remove-KonnectPortalRegistration $gone -Confirm:$false", "UnknownRegistration")]
    [InlineData("Remove-KonnectPortalRegistration -ApplicationId $application.Id -Confirm:$false -Id " + Nowhere, "UnknownRegistration")]
    [InlineData("Remove-KonnectPortalRegistration $gone -Confirm:$false -Portal nowhere", "UnknownPortal")]
    public async Task What_is_not_there_is_missed_by_its_own_id(string command, string id)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$application = New-KonnectApplication bot; $null = $application | New-KonnectRegistration orders; $gone = Get-KonnectPortalRegistration").Succeeded();
        engine.Run("$gone | Remove-KonnectPortalRegistration -Confirm:$false").Succeeded();
        var error = engine.Run(command).Error;
        Assert.Equal((id, ErrorCategory.ObjectNotFound), (error.FullyQualifiedErrorId.Split(',')[0], error.CategoryInfo.Category));
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public async Task An_application_without_registrations_is_no_error()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var engine = Engine.Connected(sandbox);
        engine.Run("$null = New-KonnectApplication bot").Succeeded();
        Assert.Empty(engine.Run("Get-KonnectPortalRegistration bot").Succeeded().Output);
        Assert.Empty(engine.Run("Get-KonnectPortalApplication bot | Get-KonnectPortalRegistration").Succeeded().Output);
        Assert.Empty(engine.Run("Get-KonnectPortalRegistration").Succeeded().Output);
    }
}
