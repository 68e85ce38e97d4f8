using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;

namespace KonnectPS.Vaults;

/// <summary>One writer at a time: of all runs of this user on this machine, the one that may write to a vault.</summary>
internal sealed class VaultLock : IDisposable
{
    private readonly NamedMutex _mutex;

    private VaultLock(NamedMutex mutex)
    {
        _mutex = mutex;
    }

    /// <summary>Waits for it, at most five minutes.</summary>
    /// <param name="vault">The vault's name.</param>
    /// <param name="module">The module behind it, some of which have one store for all their vaults.</param>
    /// <param name="output">Shows the wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KonnectCommandException">Another run had it all the time.</exception>
    public static async Task<VaultLock> TakeAsync(string vault, VaultModule module, RecordOutput output, CancellationToken cancellationToken)
    {
        var store = $"{module.Name}\n{(module.IsOneStore ? "" : vault)}".ToUpperInvariant();
        var mutex = new NamedMutex("KonnectPS-" + SecretFingerprint.Of(Environment.UserName, store));
        try
        {
            await Acquisition.WaitAsync(mutex.TryTakeAsync, vault, output, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A renewal is more important than the lock: without the lock, the list of credentials still shows concurrent runs.
            output.WriteWarning(Warnings.NotLocked(vault, e));
        }
        catch
        {
            mutex.Dispose();
            throw;
        }

        return new VaultLock(mutex);
    }

    public void Dispose() => _mutex.Dispose();
}
