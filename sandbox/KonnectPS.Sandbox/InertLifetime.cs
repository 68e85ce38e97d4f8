namespace KonnectPS.Sandbox;

/// <summary>Leaves the process's signals alone: a sandbox ends when it is disposed.</summary>
internal sealed class InertLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        return Task.CompletedTask;
    }
}
