namespace KonnectPS.Client.Tests;

public sealed class AdminDoorTests
{
    [Fact]
    public async Task Portals_and_everybodys_applications_are_listed()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var developer = sandbox.DeveloperDoor();
        await developer.CreateApplicationAsync("orders-bot");
        using var door = sandbox.AdminDoor();

        Assert.Equal(sandbox.Seed.OrganizationId.ToString(), (await door.GetOrganizationAsync(default)).Id);
        var portal = await First(door.ListPortals(name: sandbox.Seed.PortalName));
        Assert.Equal(sandbox.Seed.PortalId.ToString(), portal.Id);
        Assert.Equal(portal.Name, (await door.GetPortalAsync(portal.Id, default)).Name);
        var application = await First(door.ListApplications(portal.Id, new PortalApplicationFilter { Name = "orders-bot" }));
        Assert.Equal(portal.Id, application.PortalId);
        Assert.Equal(sandbox.Seed.DeveloperId.ToString(), application.Owner!.Id);
        Assert.Equal(application.Name, (await door.GetApplicationAsync(portal.Id, application.Id, default)).Name);
    }

    [Fact]
    public async Task A_wrong_token_is_refused_by_its_own_kind()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = new AdminDoor(sandbox.Address, sandbox.Address, SecretText.Hide("kpat_wrong"));
        var error = await Assert.ThrowsAsync<KonnectException>(() => door.GetOrganizationAsync(default));
        Assert.Equal(KonnectErrorKind.AccessTokenRefused, error.Kind);
    }

    private static async Task<T> First<T>(KonnectList<T> list)
        where T : class, IIdentified
    {
        await foreach (var item in list)
        {
            return item;
        }

        throw new InvalidOperationException("The list is empty.");
    }
}
