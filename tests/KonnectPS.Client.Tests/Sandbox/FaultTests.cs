using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;

namespace KonnectPS.Client.Tests.Sandbox;

public sealed class FaultTests
{
    [Fact]
    public async Task An_answer_is_altered_wherever_the_path_leads()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var developer = Visitor.Developer(sandbox.Inner);
        sandbox.Inner.Faults.Add("GET", "*/apis", Fault.Alter(
            JsonChange.Remove("/data/1"),
            JsonChange.Replace("/data/*/id", "same"),
            JsonChange.Replace("/**/credential_type", null),
            JsonChange.Add("/meta/page/extra", new JsonArray(1)),
            JsonChange.Replace("/nowhere/at/all", 1)));

        var truth = (await developer.GetAsync("/api/v3/portal")).Body!;
        var altered = (await developer.GetAsync("/api/v3/apis")).Body!;

        Assert.NotNull(truth["portal_id"]);
        Assert.Equal(3, altered["data"]!.AsArray().Count);
        Assert.All(altered["data"]!.AsArray(), api => Assert.Equal("same", (string)api!["id"]!));
        Assert.All(altered["data"]!.AsArray(), api => Assert.Null(api!["auth_strategies"]![0]!["credential_type"]));
        Assert.Equal("[1]", altered["meta"]!["page"]!["extra"]!.ToJsonString());
        Assert.Null(altered["nowhere"]);
    }

    [Fact]
    public async Task Each_kind_can_be_ordered_for_the_attempt_and_the_side_of_the_act_that_is_wanted()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var developer = Visitor.Developer(sandbox.Inner);
        var order = new { method = "POST", path = "*/applications", kind = "emptyBody", status = 204, after = 1, afterActing = true };
        Assert.Equal(HttpStatusCode.NoContent, (await developer.PostAsync("/sandbox/faults", order)).Status);

        Assert.Equal(HttpStatusCode.Created, (await developer.PostAsync("/api/v3/applications", new { name = "a" })).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await developer.PostAsync("/api/v3/applications", new { name = "b" })).Status);
        Assert.Equal(2, sandbox.Inner.Store.Applications.Count);
        Assert.Equal(0, sandbox.Inner.Faults.Remaining);
    }

    [Fact]
    public async Task Another_process_can_have_an_answer_altered_or_repeated()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var developer = Visitor.Developer(sandbox.Inner);
        var order = new
        {
            method = "GET", path = "*/apis", kind = "repeat", times = 2, changes = new[] { new { op = "replace", path = "/meta/page/total", value = 1000 } },
        };
        Assert.Equal(HttpStatusCode.NoContent, (await developer.SendAsync(HttpMethod.Post, "/sandbox/faults", JsonContent.Create(order))).Status);

        var first = (await developer.GetAsync("/api/v3/apis?page[size]=1")).Body!.ToJsonString();
        var second = (await developer.GetAsync("/api/v3/apis?page[size]=1&page[number]=2")).Body!.ToJsonString();

        Assert.Equal(first, second);
        Assert.Contains("\"total\":1000", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_hangs_is_served_until_its_client_has_gone()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var developer = Visitor.Developer(sandbox.Inner);
        using var gone = new CancellationTokenSource();
        sandbox.Inner.Faults.Add("POST", "*/applications", Fault.Hang());
        await sandbox.Inner.WhenQuietAsync();

        var hanging = developer.PostAsync("/api/v3/applications", new { name = "a" }, gone.Token);
        await sandbox.RequestArrived("POST /api/v3/applications");
        var quiet = sandbox.Inner.WhenQuietAsync();
        Assert.False(quiet.IsCompleted);

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        await quiet.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Raw_bytes_go_out_as_they_are()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        const string Lie = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{}";
        sandbox.Inner.Faults.Add("GET", "*", Fault.Raw(Encoding.ASCII.GetBytes(Lie)));
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, sandbox.Address.Port);
        await client.GetStream().WriteAsync("GET /api/v3/portal HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        using var reader = new StreamReader(client.GetStream());
        Assert.Equal(Lie, await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task Of_a_response_without_a_body_that_is_cut_nothing_is_sent_since_its_head_would_be_the_whole_of_it()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var developer = Visitor.Developer(sandbox.Inner);
        sandbox.Inner.Faults.Add("POST", "*/forgot-password", Fault.TruncateBody());

        await Assert.ThrowsAsync<HttpRequestException>(() => developer.PostAsync("/api/v3/developer/forgot-password", new { email = "dev@example.com" }));

        Assert.Null(Assert.Single(sandbox.Records).Status);
    }

    [Fact]
    public async Task What_drips_comes_by_the_clock_of_the_sandbox()
    {
        var clock = new FakeTimeProvider();
        await using var sandbox = await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock });
        sandbox.Inner.Faults.Add("GET", "*", Fault.Drip());
        using var client = new HttpClient { BaseAddress = sandbox.Address };
        using var response = await client.GetAsync("api/v3/portal", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[10];
        Assert.Equal(1, await body.ReadAsync(buffer));
        var second = body.ReadAsync(buffer).AsTask();
        Assert.False(second.IsCompleted);
        while (!second.IsCompleted)
        {
            // The sandbox may not have begun to wait yet.
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        // One byte for each second that has passed.
        Assert.InRange(await second, 1, buffer.Length);
    }

    [Fact]
    public async Task What_is_acted_on_late_is_never_answered_and_leaves_the_end_to_the_client()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("POST", "*/applications", Fault.LateAct(TimeSpan.Zero));
        using var developer = Visitor.Developer(sandbox.Inner);
        using var patience = new CancellationTokenSource();
        var request = developer.PostAsync("/api/v3/applications", new { name = "late" }, patience.Token);
        while (sandbox.Inner.Store.Applications.Count == 0)
        {
            await Task.Yield();
        }

        // What else the sandbox does is done on the way of another request.
        using var other = Visitor.Developer(sandbox.Inner);
        Assert.Equal(1, (int?)(await other.GetAsync("/api/v3/applications")).Body!["meta"]!["page"]!["total"]);
        await patience.CancelAsync();
        await Assert.ThrowsAsync<TaskCanceledException>(() => request);
    }

    [Fact]
    public async Task A_bomb_unpacks_into_a_thousand_times_its_size()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*", Fault.GzipBomb(megabytes: 3));
        using var client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.GZip }) { BaseAddress = sandbox.Address };
        Assert.Equal(3 * 1024 * 1024, (await client.GetStringAsync("api/v3/portal")).Length);
        sandbox.Inner.Faults.Add("GET", "*", Fault.GzipBomb(megabytes: 3));
        using var plain = new HttpClient { BaseAddress = sandbox.Address };
        Assert.InRange((await plain.GetByteArrayAsync("api/v3/portal")).Length, 1, 3 * 1100);
    }
}
