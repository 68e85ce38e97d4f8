using System.Text;

namespace KonnectPS.Properties.Tests.Responses;

/// <summary>Responses made of the contracts, sent over HTTP to every call that the client makes.</summary>
public sealed class ResponseProperties : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private static readonly string[] SignIn =
    [
        "portalaccesstoken=access; Path=/; Expires=Thu, 20 Jul 2090 12:00:00 GMT; HttpOnly",
        "portalrefreshtoken=refresh; Path=/; Expires=Thu, 20 Jul 2090 12:00:00 GMT; HttpOnly",
    ];

    private RespondingServer _server = null!;
    private ClientCalls _calls = null!;

    public async Task InitializeAsync()
    {
        _server = await RespondingServer.StartAsync();
        _calls = new ClientCalls(_server.Address);
    }

    public void Dispose() => _calls.Dispose();

    public Task DisposeAsync() => _server.DisposeAsync().AsTask();

    [Fact]
    public void What_is_made_of_a_contract_is_what_the_contract_says() =>
        Gen.Select(Gen.OneOf([.. ContractResponse.All.Where(response => response.Schema is not null)]), Gen.Int).Sample(
            (response, seed) =>
            {
                var body = new ResponseMaker(seed).Make(response.Schema!);
                Assert.True(response.Allows(body), $"{response}: {string.Join(", ", response.Schema!.Validate(body.ToString(), NJsonSchema.SchemaType.OpenApi3))} {body}");
            },
            iter: Cases.WithRequests);

    [Fact]
    public void Every_answer_that_a_contract_allows_is_taken()
    {
        // So many that hardly ever a call is never drawn.
        Gen.Select(Gen.Int[0, _calls.All.Count - 1], Gen.Int).Sample(
            (call, seed) =>
            {
                _server.Answering = operation => Answer(operation, seed);
                Run(_calls.All[call]);
            },
            iter: Math.Max(Cases.WithRequests, 20 * _calls.All.Count),
            threads: 1);
        Assert.Empty(_server.Unknown);
        Assert.True(_server.Called.Count >= _calls.All.Count, "A call of the client was not tried.");
    }

    [Fact]
    public void Every_other_answer_is_taken_or_refused_for_what_it_is()
    {
        Gen.Select(Gen.Int[0, _calls.All.Count - 1], Gen.Int, Gen.OneOf([.. Mutation.Names]), Gen.Int[0, 19]).Sample(
            (call, seed, mutation, cut) =>
            {
                _server.Answering = operation => Answer(operation, seed, mutation, cut == 0 ? 1 : 0);
                try
                {
                    Run(_calls.All[call]);
                }
                catch (KonnectException e)
                {
                    Assert.True(CauseOf(e).Kind is KonnectErrorKind.UnexpectedAnswer or KonnectErrorKind.ConnectionLost, $"{e.Kind}: {e.Message}");
                    Assert.DoesNotContain(e.Message, TerminalControl.Is);
                }
            },
            iter: Cases.WithRequests,
            threads: 1);
        Assert.Empty(_server.Unknown);
    }

    [Fact]
    public void Every_refusal_of_any_shape_is_told_as_its_status_says() =>
        // Without 429, which holds up the whole session for a while.
        Gen.Select(Gen.Int[0, _calls.All.Count - 1], Gen.OneOf(400, 401, 403, 404, 409, 422, 500, 502, 503), OddJson.Bytes).Sample(
            (call, status, body) =>
            {
                _server.Answering = _ => new ServerResponse(status, body, 0, []);
                var failure = CauseOf(Assert.Throws<KonnectException>(() => Run(_calls.All[call])));
                Assert.Equal(status, failure.StatusCode);
                Assert.NotEqual(KonnectErrorKind.UnexpectedStatus, failure.Kind);
            },
            iter: Cases.WithRequests,
            threads: 1);

    private static ServerResponse Answer(ContractResponse operation, int seed, string? mutation = null, int missing = 0)
    {
        byte[] body = [];
        if (operation.Schema is { } schema)
        {
            var made = new ResponseMaker(seed).Make(schema);
            ClientCalls.Echo(operation.Method, made);
            body = mutation is null ? Encoding.UTF8.GetBytes(made.ToString()) : Mutation.Apply(mutation, made, new Random(seed));
        }

        return new ServerResponse(operation.Status, body, operation.Status == 204 ? 0 : missing, SignIn);
    }

    /// <summary>What was wrong with the response, also where a secret may have been replaced and nobody can find out.</summary>
    private static KonnectException CauseOf(KonnectException error) =>
        error is { Kind: KonnectErrorKind.OutcomeUnknown, InnerException: KonnectException cause } ? cause : error;

    private static void Run(Func<CancellationToken, Task> call) =>
        Task.Run(() => call(CancellationToken.None).WaitAsync(Timeout)).GetAwaiter().GetResult();
}
