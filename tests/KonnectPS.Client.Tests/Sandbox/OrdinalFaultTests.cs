using System.Net;
using System.Net.Http.Json;

namespace KonnectPS.Client.Tests.Sandbox;

public sealed class OrdinalFaultTests
{
    [Fact]
    public async Task The_nth_request_from_now_on_meets_the_fault_whatever_it_asks_for()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var developer = Visitor.Developer(sandbox.Inner);
        await developer.GetAsync("/api/v3/portal");
        sandbox.Inner.Faults.AddAt(2, Fault.Status(503));

        Assert.Equal(HttpStatusCode.OK, (await developer.GetAsync("/api/v3/portal")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await developer.PostAsync("/api/v3/applications", new { name = "a" })).Status);
        Assert.Equal(HttpStatusCode.Created, (await developer.PostAsync("/api/v3/applications", new { name = "a" })).Status);
        Assert.Equal(0, sandbox.Inner.Faults.Remaining);
    }

    [Theory]
    [InlineData("closeBeforeActing", 0)]
    [InlineData("closeAfterActing", 1)]
    [InlineData("resetBeforeActing", 0)]
    [InlineData("resetAfterActing", 1)]
    public async Task Another_process_can_have_the_connection_lost_at_one_request(string kind, int created)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var developer = Visitor.Developer(sandbox.Inner);
        var ordered = await developer.SendAsync(HttpMethod.Post, "/sandbox/faults", JsonContent.Create(new { ordinal = 1, kind }));
        Assert.Equal(HttpStatusCode.NoContent, ordered.Status);

        await Assert.ThrowsAsync<HttpRequestException>(() => developer.PostAsync("/api/v3/applications", new { name = "a" }));

        Assert.Equal(created, sandbox.Inner.Store.Applications.Count);
        Assert.Equal(HttpStatusCode.OK, (await developer.GetAsync("/api/v3/applications")).Status);
    }

    [Fact]
    public async Task Rules_count_also_the_requests_that_other_rules_take()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        sandbox.Inner.Faults.AddAt(1, Fault.Status(500));
        sandbox.Inner.Faults.AddAt(2, Fault.Status(502), times: 2);

        var statuses = new List<int>();
        for (var i = 0; i < 4; i++)
        {
            statuses.Add((int)(await visitor.GetAsync("/api/v3/portal")).Status);
        }

        Assert.Equal([500, 502, 502, 200], statuses);
    }

    [Fact]
    public async Task An_order_with_both_an_ordinal_and_a_path_is_refused()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var visitor = Visitor.Anonymous(sandbox.Inner);
        var reply = await visitor.PostAsync("/sandbox/faults", new { ordinal = 1, method = "GET", path = "*", kind = "hang" });
        Assert.Equal(HttpStatusCode.BadRequest, reply.Status);
    }
}
