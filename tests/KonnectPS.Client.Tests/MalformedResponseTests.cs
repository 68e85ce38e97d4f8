using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace KonnectPS.Client.Tests;

/// <summary>A response that is not what the contract says is one error, and the error says what is wrong with it.</summary>
public sealed class MalformedResponseTests
{
    [Theory]
    [InlineData("remove", "/data/0/id", null, "the field id is missing")]
    [InlineData("replace", "/data/0/id", null, "the field id is null")]
    [InlineData("replace", "/data/0/id", "\"\"", "the field id is empty")]
    [InlineData("replace", "/data/0/name", "42", "$.data[0].name")]
    [InlineData("replace", "/data/0/created_at", "\"yesterday\"", "$.data[0].created_at")]
    [InlineData("replace", "/data/0", "{}", "the fields id, name are missing at $.data[0]")]
    [InlineData("replace", "/data/0", "null", "the field data[] is null")]
    [InlineData("replace", "/data", "null", "the field data is null")]
    [InlineData("replace", "/data/0/auth_strategies/0", "null", "the field auth_strategies[] is null")]
    [InlineData("replace", "/data/0/auth_strategies/0/credential_type", "\"\"", "the field auth_strategy.credential_type is empty")]
    [InlineData("replace", "/meta/page/total", "\"many\"", "$.meta.page.total")]
    public async Task The_field_that_is_wrong_is_named(string op, string path, string? value, string named)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*/apis", Fault.Alter(
            op == "remove" ? JsonChange.Remove(path) : JsonChange.Replace(path, value is null ? null : JsonNode.Parse(value))));
        using var door = sandbox.DeveloperDoor();
        var error = await FailureOf(async () => _ = await door.ListApis().ToListAsync());
        Assert.Equal(KonnectErrorKind.UnexpectedAnswer, error.Kind);
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("KonnectPS.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_without_pages_refuses_items_that_are_null_as_well()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*/access-tokens", Fault.Status(200, body: "{\"data\":[null]}", contentType: "application/json"));
        using var door = sandbox.AdminDoor();
        var error = await FailureOf(() => door.ListPersonalTokensAsync($"{sandbox.Seed.UserId}", default));
        Assert.Equal(KonnectErrorKind.UnexpectedAnswer, error.Kind);
    }

    [Fact]
    public async Task An_answer_without_a_body_is_empty()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*", Fault.EmptyBody(200));
        using var door = sandbox.DeveloperDoor();
        var error = await FailureOf(() => door.GetMeAsync(default));
        Assert.Equal("The answer to GET /api/v3/developer/me is empty.", error.Message);
    }

    [Theory]
    [InlineData("{\"email\":", "is no JSON that can be read.")]
    [InlineData("<html></html>", "is no JSON that can be read.")]
    [InlineData("null", "is not what the contract says at its root.")]
    [InlineData("[]", "is not what the contract says at its root.")]
    [InlineData("{}", "is not what the contract says: the field email is missing at its root.")]
    public async Task A_body_that_is_something_else_is_told_from_one_that_is_wrong(string body, string said)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*", Fault.Status(200, body: body, contentType: "application/json"));
        using var door = sandbox.DeveloperDoor();
        var error = await FailureOf(() => door.GetMeAsync(default));
        Assert.Equal("The answer to GET /api/v3/developer/me " + said, error.Message);
    }

    [Fact]
    public async Task What_is_packed_badly_is_no_broken_connection_and_is_not_asked_for_again()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        var head = "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain";
        sandbox.Inner.Faults.Add("GET", "*", Fault.Raw(Encoding.ASCII.GetBytes(head)), times: 10);
        using var door = sandbox.DeveloperDoor();
        var error = await FailureOf(() => door.GetMeAsync(default));
        Assert.Equal(KonnectErrorKind.UnexpectedAnswer, error.Kind);
        Assert.Single(sandbox.Requests);
    }

    [Fact]
    public async Task A_bomb_is_unpacked_no_further_than_the_limit()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*", Fault.GzipBomb(megabytes: 1_000_000));
        using var door = sandbox.DeveloperDoor();
        var before = GC.GetTotalAllocatedBytes();
        var error = await FailureOf(() => door.GetMeAsync(default));
        Assert.Equal(KonnectErrorKind.UnexpectedAnswer, error.Kind);
        Assert.Contains(
            PipelineOptions.Default.MaxResponseLength.ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);

        // The buffers double until they hold the limit: 32 MiB, and 32 MiB for all those before. Other tests run meanwhile.
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 1024L * 1024 * 1024);
    }

    [Theory]
    [InlineData("portalaccesstoken=a b")]
    [InlineData("portalaccesstoken=")]
    [InlineData(";;;")]
    public async Task A_sign_in_that_sets_no_token_is_the_portals_fault(string cookie)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        var head = $"HTTP/1.1 204 No Content\r\nConnection: close\r\nSet-Cookie: {cookie}\r\n\r\n";
        sandbox.Inner.Faults.Add("POST", "*/authenticate", Fault.Raw(Encoding.ASCII.GetBytes(head)));
        using var door = new DeveloperDoor(sandbox.Address);
        var error = await FailureOf(() => door.SignInAsync(sandbox.Seed.DeveloperEmail, SecretText.Hide(sandbox.Seed.DeveloperPassword), default));
        Assert.Equal(KonnectErrorKind.UnexpectedAnswer, error.Kind);
        Assert.False(door.HasToken);
    }

    [Fact]
    public async Task A_sign_out_whose_answer_was_lost_is_a_sign_out()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = new DeveloperDoor(sandbox.Address, new PipelineOptions { RetryDelay = TimeSpan.FromMilliseconds(1) });
        await door.SignInAsync(sandbox.Seed.DeveloperEmail, SecretText.Hide(sandbox.Seed.DeveloperPassword), default);
        sandbox.Inner.Faults.Add("POST", "*/logout", Fault.AfterActing(Fault.Status(500)));
        await door.SignOutAsync(default);
        Assert.Equal(2, sandbox.Requests.Count(request => request == "POST /api/v3/developer/logout"));
    }

    private static Task<KonnectException> FailureOf(Func<Task> call) => Assert.ThrowsAsync<KonnectException>(call);
}
