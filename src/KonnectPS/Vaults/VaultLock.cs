using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;

namespace KonnectPS.Vaults;

/// <summary>One at a time: of all runs of this user on this machine, the one that may write to a vault, or renew one secret in it.</summary>
internal sealed class VaultLock : IDisposable
{
    private readonly NamedMutex _mutex;

    private VaultLock(NamedMutex mutex)
    {
        _mutex = mutex;
    }

    /// <summary>Waits until this run alone may write to a vault.</summary>
    /// <param name="vault">The vault's name.</param>
    /// <param name="module">The module behind it, some of which have one store for all their vaults.</param>
    /// <param name="output">Shows the wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KonnectCommandException">Another run had it all the time.</exception>
    public static Task<VaultLock> TakeAsync(string vault, VaultModule module, RecordOutput output, CancellationToken cancellationToken) =>
        TakeAsync($"{module.Name}\n{(module.IsOneStore ? "" : vault)}", vault, Acquisition.UsualLimit, output, cancellationToken);

    /// <summary>Waits until this run alone renews a secret.</summary>
    /// <param name="vault">The vault's name.</param>
    /// <param name="module">The module behind it.</param>
    /// <param name="secretName">The secret's name.</param>
    /// <param name="longestTrial">How long another run may try a new credential before it stores that.</param>
    /// <param name="output">Shows the wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KonnectCommandException">Another run had it all the time.</exception>
    public static Task<VaultLock> TakeAsync(
        string vault, VaultModule module, string secretName, TimeSpan longestTrial, RecordOutput output, CancellationToken cancellationToken) =>
        TakeAsync($"{module.Name}\n{vault}\n{secretName}", vault, Acquisition.UsualLimit + longestTrial, output, cancellationToken);

    private static async Task<VaultLock> TakeAsync(string what, string vault, TimeSpan limit, RecordOutput output, CancellationToken cancellationToken)
    {
        var mutex = new NamedMutex("KonnectPS-" + SecretFingerprint.Of(Environment.UserName, what.ToUpperInvariant()));
        try
        {
            await Acquisition.WaitAsync(mutex.TryTakeAsync, vault, limit, output, cancellationToken).ConfigureAwait(false);
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
