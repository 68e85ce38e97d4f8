using System.Net;
using System.Net.Sockets;

namespace KonnectPS.Client.Tests;

public sealed class PipelineTests
{
    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        await using var elsewhere = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*", Fault.Redirect(302, new Uri(elsewhere.Address, "api/v3/developer/me").ToString()));
        using var door = sandbox.DeveloperDoor();
        var error = await Assert.ThrowsAsync<KonnectException>(() => door.GetMeAsync(default));
        Assert.Equal(KonnectErrorKind.Redirected, error.Kind);
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task A_page_instead_of_JSON_is_an_unexpected_answer()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*", Fault.Html());
        using var door = sandbox.DeveloperDoor();
        var error = await Assert.ThrowsAsync<KonnectException>(() => door.GetPortalAsync(default));
        Assert.Equal(KonnectErrorKind.UnexpectedAnswer, error.Kind);
        Assert.Contains("text/html", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_beyond_the_limit_is_not_read()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor(new PipelineOptions { MaxResponseLength = 50 });
        var error = await Assert.ThrowsAsync<KonnectException>(() => door.GetMeAsync(default));
        Assert.Equal(KonnectErrorKind.UnexpectedAnswer, error.Kind);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_on()
    {
        var clock = new ObservedClock();
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*", Fault.Hang());
        using var door = sandbox.DeveloperDoor(new PipelineOptions { TimeProvider = clock, MaxRetries = 0, AttemptTimeout = TimeSpan.FromSeconds(30) });
        var response = door.GetMeAsync(default);
        await clock.WaitBegun(TimeSpan.FromSeconds(30));
        clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(KonnectErrorKind.RequestTimedOut, (await Assert.ThrowsAsync<KonnectException>(() => response)).Kind);
    }

    [Fact]
    public async Task Cancelling_ends_a_request_at_once()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*", Fault.Hang());
        using var door = sandbox.DeveloperDoor();
        using var stop = new CancellationTokenSource();
        var response = door.GetMeAsync(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => response.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Nobody_listening_and_an_unknown_host_are_told_apart()
    {
        using var silent = new Socket(SocketType.Stream, ProtocolType.Tcp);
        silent.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var port = ((IPEndPoint)silent.LocalEndPoint!).Port;
        var options = new PipelineOptions { RetryDelay = TimeSpan.FromMilliseconds(1) };
        using var refused = new DeveloperDoor(new Uri($"http://127.0.0.1:{port}/"), options);
        Assert.Equal(KonnectErrorKind.ConnectionRefused, (await Assert.ThrowsAsync<KonnectException>(() => refused.GetPortalAsync(default))).Kind);
        using var unknown = new DeveloperDoor(new Uri("https://portal.invalid/"), options);
        Assert.Equal(KonnectErrorKind.HostNotFound, (await Assert.ThrowsAsync<KonnectException>(() => unknown.GetPortalAsync(default))).Kind);
    }

    [Fact]
    public async Task A_problem_document_is_told_whole_and_nothing_of_the_token_with_it()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = new DeveloperDoor(sandbox.Address);
        var token = sandbox.Inner.IssuePortalToken();
        door.UseToken(SecretText.Hide(token));
        sandbox.Inner.Faults.Add("GET", "*", Fault.Status(400, body: $$"""
            {"status":404,"title":"Bad \u001b[31mRequest","instance":"konnect:trace:42","detail":"cookie {{token}} is odd",
             "invalid_parameters":[{"field":"name","reason":"is a required field","rule":"required","source":"body"},null]}
            """));

        var error = await Assert.ThrowsAsync<KonnectException>(() => door.GetMeAsync(default));

        Assert.Equal((KonnectErrorKind.InvalidRequest, 400, "konnect:trace:42"), (error.Kind, error.StatusCode, error.TraceId));
        var parameter = Assert.Single(error.InvalidParameters);
        Assert.Equal(("name", "is a required field", "required", "body"), (parameter.Field, parameter.Reason, parameter.Rule, parameter.Source));
        Assert.Contains("name: is a required field", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(token, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', error.ToString());
    }

    [Fact]
    public async Task A_password_is_struck_from_a_refusal_that_repeats_it_even_when_cleaning_changed_it()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = new DeveloperDoor(sandbox.Address);
        sandbox.Inner.Faults.Add("POST", "*", Fault.Status(400, body: """{"title":"Odd","detail":"the password hunter\u001btwo is odd"}"""));
        var error = await Assert.ThrowsAsync<KonnectException>(() => door.SignInAsync("a@example.com", SecretText.Hide("hunter\u001btwo"), default));
        Assert.Equal("the password ******** is odd", error.Detail);
        Assert.DoesNotContain("hunter", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_of_very_many_parameters_still_has_a_message_that_can_be_read()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor();
        var parameters = string.Join(",", Enumerable.Repeat("""{"field":"f","reason":"is wrong"}""", 5000));
        sandbox.Inner.Faults.Add("GET", "*", Fault.Status(400, body: $$"""{"title":"Bad","invalid_parameters":[{{parameters}}]}"""));
        var error = await Assert.ThrowsAsync<KonnectException>(() => door.GetMeAsync(default));
        Assert.Equal(5000, error.InvalidParameters.Count);
        Assert.True(error.Message.Length < 1000);
    }

    [Theory]
    [InlineData("{\"pa\\\"ss word\":\"pa\\\"ss word\",\"email\":\"pa\\\"ss word\"}", "{\"********\":\"(string)\",\"email\":\"********\"}")]
    [InlineData("{\"email\":\"pa\\\"ss words\"}", "{\"email\":\"********\"}")]
    public void A_secret_is_struck_from_a_body_wherever_it_stands(string body, string shown)
    {
        using var secret = SecretText.Hide("pa\"ss word");
        using var longer = SecretText.Hide("pa\"ss words");
        Assert.Equal(shown, BodyText.Of(System.Text.Encoding.UTF8.GetBytes(body), null, new SecretRedactor(secret, longer)));
    }

    [Theory]
    [InlineData(2001)]
    [InlineData(100_000)]
    public async Task What_no_address_can_hold_is_refused_before_it_is_sent(int length)
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor();
        var text = new string('x', length);
        Assert.Equal(KonnectErrorKind.InvalidRequest, (await Assert.ThrowsAsync<KonnectException>(() => door.GetApplicationAsync(text, default))).Kind);
        Assert.Equal(KonnectErrorKind.InvalidRequest, Assert.Throws<KonnectException>(() => door.ListApplications(name: text)).Kind);
        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task Half_a_character_does_not_become_another_one()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var door = sandbox.DeveloperDoor();
        foreach (var id in new[] { "half\ud800", "\udc00half" })
        {
            Assert.Equal(KonnectErrorKind.InvalidRequest, (await Assert.ThrowsAsync<KonnectException>(() => door.DeleteApplicationAsync(id, default))).Kind);
        }

        Assert.Empty(sandbox.Requests);
    }

    [Fact]
    public async Task Each_attempt_is_told_without_query_or_header()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        sandbox.Inner.Faults.Add("GET", "*", Fault.Status(503));
        var attempts = new AttemptLog();
        using var door = sandbox.DeveloperDoor(new PipelineOptions { RetryDelay = TimeSpan.FromMilliseconds(1) });
        await foreach (var application in door.Observed(attempts).ListApplications(name: "private"))
        {
            Assert.NotNull(application);
        }

        Assert.Equal([(503, 1), (200, 2)], attempts.All.Select(attempt => (attempt.StatusCode!.Value, attempt.Number)));
        Assert.All(attempts.All, attempt => Assert.Equal(new Uri(sandbox.Address, "api/v3/applications").ToString(), attempt.Url));
    }

    [Fact]
    public async Task A_wrong_field_breaks_the_contract()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        http.DefaultRequestHeaders.Add("Cookie", "portalaccesstoken=" + sandbox.Inner.IssuePortalToken());
        using var body = new StringContent("""{"name":"x","website":"https://example.com"}""", System.Text.Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("api/v3/applications", body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("website", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("website", Assert.Single(sandbox.TakeViolations()).Field);
    }

    [Fact]
    public async Task A_token_sent_to_the_other_door_breaks_the_contract()
    {
        await using var sandbox = await CheckedSandbox.StartAsync();
        using var http = new HttpClient { BaseAddress = sandbox.Address };
        http.DefaultRequestHeaders.Add("Cookie", "portalaccesstoken=" + sandbox.Inner.IssuePortalToken());
        http.DefaultRequestHeaders.Add("Authorization", "Bearer " + sandbox.Seed.PersonalAccessToken);
        using var developer = await http.GetAsync("api/v3/developer/me");
        using var admin = await http.GetAsync("v3/organizations/me");
        Assert.Equal(2, sandbox.TakeViolations().Count);
    }

    private sealed class AttemptLog : IRequestObserver
    {
        public List<RequestAttempt> All { get; } = [];

        public bool MayBlock => false;

        public bool WantsBodies => false;

        public void Attempted(RequestAttempt attempt) => All.Add(attempt);

        public void Listed(ListProgress progress)
        {
        }
    }
}
