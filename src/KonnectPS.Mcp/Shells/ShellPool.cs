using System.Collections.Concurrent;

namespace KonnectPS.Mcp.Shells;

/// <summary>The shells that tool calls run in: made when they are first needed, and used again.</summary>
internal sealed class ShellPool : IDisposable
{
    private const int MostAtATime = 8;

    private readonly ConcurrentBag<Shell> _idle = [];
    private readonly SemaphoreSlim _permits = new(MostAtATime);
    private readonly string _modulePath;

    /// <param name="modulePath">The KonnectPS that is loaded into each.</param>
    public ShellPool(string modulePath)
    {
        _modulePath = modulePath;
    }

    /// <summary>Does something in a shell, off the caller's thread.</summary>
    public async Task<T> UseAsync<T>(Func<Shell, T> use, CancellationToken cancellationToken)
    {
        await _permits.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(
                () =>
                {
                    var shell = _idle.TryTake(out var idle) ? idle : new Shell(_modulePath);
                    try
                    {
                        return use(shell);
                    }
                    finally
                    {
                        _idle.Add(shell);
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _permits.Release();
        }
    }

    public void Dispose()
    {
        while (_idle.TryTake(out var shell))
        {
            shell.Dispose();
        }

        _permits.Dispose();
    }
}
