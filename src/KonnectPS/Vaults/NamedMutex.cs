using System.Collections.Concurrent;

namespace KonnectPS.Vaults;

/// <summary>
/// A mutex that all processes of this machine see. The system ties a mutex to the thread that takes it, and asynchronous work changes
/// threads: so a thread of its own takes this one and releases it.
/// </summary>
internal sealed class NamedMutex : IDisposable
{
    private readonly BlockingCollection<TaskCompletionSource<bool>> _attempts = [];
    private readonly string _name;

    /// <param name="name">The name, without a backslash.</param>
    public NamedMutex(string name)
    {
        // "Global" for all sessions of the machine: a scheduled run is in another one than the prompt.
        _name = @"Global\" + name;
        new Thread(Serve) { IsBackground = true, Name = name }.Start();
    }

    /// <summary>Takes it if it is free, also when the process that had it has died.</summary>
    /// <exception cref="IOException">The system can't make it.</exception>
    /// <exception cref="UnauthorizedAccessException">The system does not let this user have it.</exception>
    public Task<bool> TryTakeAsync()
    {
        var attempt = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _attempts.Add(attempt);
        return attempt.Task;
    }

    /// <summary>Releases it, if it was taken.</summary>
    public void Dispose() => _attempts.CompleteAdding();

    private void Serve()
    {
        Mutex? mutex = null;
        var isTaken = false;
        foreach (var attempt in _attempts.GetConsumingEnumerable())
        {
            try
            {
                mutex ??= new Mutex(initiallyOwned: false, _name);
                isTaken = isTaken || mutex.WaitOne(0);
                attempt.SetResult(isTaken);
            }
            catch (AbandonedMutexException)
            {
                isTaken = true;
                attempt.SetResult(true);
            }
#pragma warning disable CA1031 // It belongs to whoever asked, on another thread.
            catch (Exception e)
#pragma warning restore CA1031
            {
                attempt.SetException(e);
            }
        }

        if (isTaken)
        {
            mutex!.ReleaseMutex();
        }

        mutex?.Dispose();
        _attempts.Dispose();
    }
}
