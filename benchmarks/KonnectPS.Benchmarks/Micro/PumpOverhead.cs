using BenchmarkDotNet.Attributes;
using KonnectPS.Benchmarks.Processes;

namespace KonnectPS.Benchmarks.Micro;

/// <summary>
/// What an input costs in the engine when its work sends nothing: an application that came with its secret needs no minting, so
/// that New-KonnectCredential only binds, pumps and wraps it.
/// </summary>
public class PumpOverhead : IAsyncDisposable
{
    private const int Inputs = 1_000;

    private SandboxProcess _sandbox = null!;
    private ModuleEngine _engine = null!;

    [GlobalSetup]
    public async Task SetUp()
    {
        _sandbox = await SandboxProcess.StartAsync();
        _engine = new ModuleEngine(_sandbox);
        _engine.Run("""
            $strategy = Get-KonnectAuthStrategy | Where-Object CredentialType -EQ client_credentials
            $application = New-KonnectApplication pumped -AuthStrategy $strategy
            """);
        _engine.Set("times", Inputs);
        _engine.Run("$applications = foreach ($i in 1..$times) { $application }");
    }

    [GlobalCleanup]
    public async ValueTask DisposeAsync()
    {
        _engine.Dispose();
        await _sandbox.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Inputs)]
    public object ForEachObject() => _engine.Run("$applications | ForEach-Object { $_ } | Measure-Arrival");

    [Benchmark(OperationsPerInvoke = Inputs)]
    public object OneAtATime() => _engine.Run("$applications | New-KonnectCredential -ThrottleLimit 1 | Measure-Arrival");

    [Benchmark(OperationsPerInvoke = Inputs)]
    public object EightAtATime() => _engine.Run("$applications | New-KonnectCredential -ThrottleLimit 8 | Measure-Arrival");
}
