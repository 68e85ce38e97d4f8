namespace KonnectPS.Client.Tests;

public sealed class KonnectListTests
{
    [Theory]
    [InlineData(0, long.MaxValue, 250, 3)]
    [InlineData(0, 10, 10, 1)]
    [InlineData(0, 100, 100, 1)]
    [InlineData(0, 101, 101, 2)]
    [InlineData(95, 10, 10, 2)]
    [InlineData(200, 10, 10, 1)]
    [InlineData(240, 100, 10, 1)]
    [InlineData(1000, 10, 0, 1)]
    [InlineData(0, 0, 0, 0)]
    public async Task A_window_of_a_list_is_read_in_order_with_no_more_pages_than_it_needs(long skip, long first, int items, int pages)
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = 250 });
        using var door = sandbox.AdminDoor();
        var portalId = sandbox.Seed.PortalId.ToString();
        List<string> all = await Names(door.ListApplications(portalId));
        sandbox.Inner.ClearRecords();

        var names = await Names(door.ListApplications(portalId, window: new ListWindow(skip, first)));

        Assert.Equal(all.Skip((int)skip).Take((int)Math.Min(first, int.MaxValue)), names);
        Assert.Equal(items, names.Count);
        Assert.Equal(pages, sandbox.Requests.Count);
    }

    [Fact]
    public async Task A_start_beyond_every_page_finds_nothing()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.AdminDoor();
        Assert.Empty(await Names(door.ListApplications(sandbox.Seed.PortalId.ToString(), window: new ListWindow(long.MaxValue - 1, 1))));
    }

    [Fact]
    public async Task What_is_created_while_a_list_is_read_repeats_nothing()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var developer = sandbox.DeveloperDoor();
        for (var i = 0; i < 250; i++)
        {
            await developer.CreateApplicationAsync($"bot-{i}");
        }

        using var door = sandbox.AdminDoor();
        var names = new List<string>();
        await foreach (var application in door.ListApplications(sandbox.Seed.PortalId.ToString()))
        {
            names.Add(application.Name);
            if (names.Count % 40 == 0)
            {
                await developer.CreateApplicationAsync($"late-{names.Count}");
                await developer.DeleteApplicationAsync(await IdOf(developer, $"bot-{names.Count}"), default);
            }
        }

        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public async Task A_server_with_smaller_pages_is_read_whole()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = 30 });
        using var door = sandbox.AdminDoor();
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer " + sandbox.Seed.PersonalAccessToken);
        for (var page = 1; page <= 3; page++)
        {
            var body = await http.GetStringAsync($"v3/portals/{sandbox.Seed.PortalId}/applications?page[size]=10&page[number]={page}");
            sandbox.Inner.Faults.Add("GET", "*/applications", Fault.Status(200, body: body, contentType: "application/json"));
        }

        var names = await Names(door.ListApplications(sandbox.Seed.PortalId.ToString()));

        Assert.Equal(30, names.Distinct().Count());
    }

    [Fact]
    public async Task A_list_that_repeats_itself_without_end_is_given_up()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = 1 });
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        http.DefaultRequestHeaders.Add("Authorization", "Bearer " + sandbox.Seed.PersonalAccessToken);
        var body = (await http.GetStringAsync($"v3/portals/{sandbox.Seed.PortalId}/applications"))
            .Replace("\"total\":1", "\"total\":1000000000", StringComparison.Ordinal);
        sandbox.Inner.Faults.Add("GET", "*/applications", Fault.Status(200, body: body, contentType: "application/json"), times: 1000);
        using var door = sandbox.AdminDoor();
        var error = await Assert.ThrowsAsync<KonnectException>(() => Names(door.ListApplications(sandbox.Seed.PortalId.ToString())));
        Assert.Equal(KonnectErrorKind.UnexpectedAnswer, error.Kind);
        Assert.InRange(sandbox.Requests.Count, 1, 20);
    }

    [Fact]
    public async Task Whoever_stops_reading_leaves_nothing_behind()
    {
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { SeedApplications = 1000 });
        using var door = sandbox.AdminDoor();
        await foreach (var application in door.ListApplications(sandbox.Seed.PortalId.ToString()))
        {
            Assert.NotNull(application);
            break;
        }

        Assert.InRange(sandbox.Requests.Count, 1, 2);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"data\":null}")]
    [InlineData("{\"data\":[null]}")]
    [InlineData("{\"data\":[{}]}")]
    [InlineData("{\"data\":[{\"id\":null,\"name\":\"x\"}]}")]
    [InlineData("{\"data\":[{\"id\":5,\"name\":\"x\"}]}")]
    [InlineData("{\"data\":{}}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"data\":[")]
    [InlineData("")]
    public async Task A_page_of_another_shape_is_an_unexpected_answer(string body)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*", Fault.Status(200, body: body, contentType: "application/json"));
        using var door = sandbox.AdminDoor();
        var error = await Assert.ThrowsAsync<KonnectException>(async () => await Names(door.ListApplications(sandbox.Seed.PortalId.ToString())));
        Assert.Equal(KonnectErrorKind.UnexpectedAnswer, error.Kind);
    }

    private static async Task<List<string>> Names(KonnectList<PortalApplication> list)
    {
        var names = new List<string>();
        await foreach (var application in list)
        {
            names.Add(application.Name);
        }

        return names;
    }

    private static async Task<string> IdOf(DeveloperDoor door, string name)
    {
        await foreach (var application in door.ListApplications(name))
        {
            return application.Id;
        }

        throw new InvalidOperationException("There is no such application.");
    }
}
