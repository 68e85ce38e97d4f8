namespace KonnectPS.Client.Tests;

public sealed class DeveloperDoorTests
{
    [Fact]
    public async Task Signing_in_opens_the_door_and_signing_out_ends_the_token()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = new DeveloperDoor(sandbox.Address);

        await door.SignInAsync(sandbox.Seed.DeveloperEmail, SecretText.Hide(sandbox.Seed.DeveloperPassword), default);

        Assert.Equal(sandbox.Seed.DeveloperEmail, (await door.GetMeAsync(default)).Email);
        Assert.InRange(door.TokenExpiresAt!.Value, DateTimeOffset.UtcNow.AddMinutes(50), DateTimeOffset.UtcNow.AddMinutes(61));
        await door.SignOutAsync(default);
        Assert.False(door.HasToken);
        Assert.Contains("POST /api/v3/developer/logout", sandbox.Requests);
        await Refused(KonnectErrorKind.PortalTokenRefused, () => door.GetMeAsync(default));
    }

    [Fact]
    public async Task A_pasted_token_is_forgotten_but_not_ended()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor();
        await door.SignOutAsync(default);
        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task Each_reason_not_to_sign_in_has_its_own_kind()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = new DeveloperDoor(sandbox.Address);
        await Refused(KonnectErrorKind.SignInRefused, () => door.SignInAsync(sandbox.Seed.DeveloperEmail, SecretText.Hide("wrong"), default));
        await Refused(
            KonnectErrorKind.ApprovalRequired,
            () => door.SignInAsync(sandbox.Seed.PendingDeveloperEmail, SecretText.Hide(sandbox.Seed.PendingDeveloperPassword), default));
        door.UseToken(SecretText.Hide(sandbox.Inner.IssuePortalToken(lifetime: TimeSpan.Zero)));
        await Refused(KonnectErrorKind.PortalTokenRefused, () => door.GetMeAsync(default));
    }

    [Fact]
    public async Task An_application_is_registered_and_gets_a_key_in_three_requests()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor();

        var application = await door.CreateApplicationAsync("orders-bot");
        var registration = await door.CreateRegistrationAsync(application.Id, sandbox.Seed.OrdersApi.Id.ToString(), default);
        var issued = await door.CreateCredentialAsync(application.Id, "first", default);

        Assert.Equal(3, sandbox.Requests.Count);
        Assert.Equal(AuthStrategy.KeyAuth, application.AuthStrategy!.CredentialType);
        Assert.Equal(Registration.Approved, registration.Status);
        Assert.Equal(application.Id, issued.ApplicationId);
        Assert.True(sandbox.Inner.Store.Credentials.Holds(SecretText.Reveal(issued.ApiKey!)));
        var listed = await Single(door.ListCredentials(application.Id));
        Assert.Equal((issued.Id, "first", application.Id), (listed.Id, listed.DisplayName, listed.ApplicationId));
        await door.DeleteCredentialAsync(application.Id, issued.Id, default);
        Assert.Equal(0, sandbox.Inner.Store.Credentials.Count);
    }

    [Fact]
    public async Task Under_dynamic_registration_the_secret_comes_with_the_application_once()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor();
        var created = await door.CreateApplicationAsync(
            new NewApplication { Name = "dcr", AuthStrategyId = sandbox.Seed.DcrStrategy.Id.ToString(), Scopes = ["orders:read"] }, default);
        Assert.NotNull(created.ClientId);
        Assert.True(created.ClientSecret!.Length > 0);
        Assert.Null((await door.GetApplicationAsync(created.Id, default)).ClientSecret);
    }

    [Fact]
    public async Task Names_are_filtered_by_the_server_exactly()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor();
        foreach (var name in (string[])["orders", "orders-2", "my orders & more", "x=1&page[size]=1"])
        {
            await door.CreateApplicationAsync(name);
            Assert.Equal(name, (await Single(door.ListApplications(name))).Name);
        }

        Assert.Equal(3, (await All(door.ListApplications(nameContains: "orders"))).Count);
    }

    [Fact]
    public async Task An_id_cannot_lead_to_another_path()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor();
        await Refused(KonnectErrorKind.InvalidRequest, () => door.GetApplicationAsync("..", default));
        Assert.Empty(sandbox.Requests);
        await Refused(KonnectErrorKind.InvalidRequest, () => door.GetApplicationAsync("../developer/me", default));
        Assert.All(sandbox.Requests, request => Assert.StartsWith("GET /api/v3/applications/", request, StringComparison.Ordinal));
        sandbox.TakeViolations();
    }

    [Fact]
    public async Task Quotas_conflicts_and_unknown_ids_are_told_apart()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor();
        var application = await door.CreateApplicationAsync("busy");
        await Refused(KonnectErrorKind.Conflict, () => door.CreateApplicationAsync("busy"));
        for (var i = 0; i < 20; i++)
        {
            await door.CreateCredentialAsync(application.Id, null, default);
        }

        var quota = await Refused(KonnectErrorKind.QuotaExceeded, () => door.CreateCredentialAsync(application.Id, null, default));
        Assert.Equal(403, quota.StatusCode);
        Assert.StartsWith("konnect:trace:", quota.TraceId, StringComparison.Ordinal);
        Assert.Contains("20", quota.Message, StringComparison.Ordinal);
        await Refused(KonnectErrorKind.NotFound, () => door.GetApplicationAsync(Guid.NewGuid().ToString(), default));
        await Refused(KonnectErrorKind.NotFound, () => door.DeleteCredentialAsync(application.Id, Guid.NewGuid().ToString(), default));
    }

    private static async Task<KonnectException> Refused(KonnectErrorKind kind, Func<Task> act)
    {
        var error = await Assert.ThrowsAsync<KonnectException>(act);
        Assert.Equal(kind, error.Kind);
        return error;
    }

    private static async Task<List<T>> All<T>(KonnectList<T> list)
        where T : class, IIdentified
    {
        var items = new List<T>();
        await foreach (var item in list)
        {
            items.Add(item);
        }

        return items;
    }

    private static async Task<T> Single<T>(KonnectList<T> list)
        where T : class, IIdentified => Assert.Single(await All(list));
}
