using KonnectPS.Sandbox.Contract;
using KonnectPS.Sandbox.Recording;

namespace KonnectPS.Testing;

/// <summary>A sandbox that fails its test when a request or a response broke the contract, unless the test wanted just that.</summary>
public sealed class CheckedSandbox : IAsyncDisposable
{
    private bool _violationsTaken;

    private CheckedSandbox(KonnectSandbox sandbox)
    {
        Inner = sandbox;
    }

    public KonnectSandbox Inner { get; }

    public Uri Address => Inner.Address;

    public SandboxSeed Seed => Inner.Seed;

    /// <summary>Every request so far, as "POST /api/v3/applications".</summary>
    public IReadOnlyList<string> Requests => [.. Inner.Requests.Select(request => $"{request.Method} {request.Path}")];

    public IReadOnlyList<RecordedRequest> Records => Inner.Requests;

    public static async Task<CheckedSandbox> StartAsync(SandboxOptions? options = null)
    {
        return new CheckedSandbox(await KonnectSandbox.StartAsync((options ?? new SandboxOptions()) with { ValidateResponses = true }));
    }

    /// <summary>Ends when a request such as "POST /api/v3/applications" has arrived; fails after ten seconds.</summary>
    public async Task RequestArrived(string request)
    {
        using var waited = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!Requests.Contains(request))
        {
            await Task.Delay(10, waited.Token);
        }
    }

    /// <summary>Ends when so many requests have arrived whose path ends like this; fails after ten seconds.</summary>
    public async Task RequestsArrived(string pathEnd, int count)
    {
        using var waited = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (Requests.Count(request => request.EndsWith(pathEnd, StringComparison.Ordinal)) < count)
        {
            await Task.Delay(10, waited.Token);
        }
    }

    /// <summary>The breaches so far, which the test expected.</summary>
    public IReadOnlyList<ContractViolation> TakeViolations()
    {
        _violationsTaken = true;
        return Inner.Violations;
    }

    public async ValueTask DisposeAsync()
    {
        var violations = Inner.Violations;
        await Inner.DisposeAsync();
        if (!_violationsTaken)
        {
            Assert.Empty(violations);
        }
    }
}
