using System.Threading.Channels;

namespace KonnectPS.Tests.Request;

/// <summary>A program that reads the vault and calls the API, again and again without a pause.</summary>
internal sealed class RestlessConsumer : IAsyncDisposable
{
    private readonly Channel<int> _statuses = Channel.CreateUnbounded<int>();
    private readonly CancellationTokenSource _end = new();
    private readonly Task _running;

    public RestlessConsumer(Func<Task<int>> call)
    {
        _running = Task.Run(async () =>
        {
            while (!_end.IsCancellationRequested)
            {
                _statuses.Writer.TryWrite(await call());
            }
        });
    }

    /// <summary>How many calls it has made.</summary>
    public int Calls { get; private set; }

    /// <summary>How many of them did not pass.</summary>
    public int Refused { get; private set; }

    /// <summary>Ends when a call is over that began after now; so is every call that began before.</summary>
    public async Task CallOnceMoreAsync()
    {
        while (_statuses.Reader.TryRead(out var status))
        {
            Count(status);
        }

        Count(await _statuses.Reader.ReadAsync());
        Count(await _statuses.Reader.ReadAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        _end.Dispose();
    }

    private void Count(int status)
    {
        Calls++;
        Refused += status == 200 ? 0 : 1;
    }
}
