namespace KonnectPS.Vaults;

/// <summary>
/// What a run holds while it replaces a secret: the lock of the whole vault, which it gives up for as long as a new credential is being tried,
/// and the lock of that secret alone, which it keeps, so that no other run of this machine replaces the same secret meanwhile.
/// </summary>
internal sealed class RenewalLock : IDisposable
{
    private readonly SecretVault _vault;
    private readonly VaultLock? _ofSecret;
    private VaultLock? _ofVault;

    private RenewalLock(SecretVault vault, VaultLock? ofSecret, VaultLock ofVault)
    {
        _vault = vault;
        _ofSecret = ofSecret;
        _ofVault = ofVault;
    }

    /// <summary>Waits for it.</summary>
    /// <param name="vault">The vault and the name of the secret.</param>
    /// <param name="longestTrial">For how long any run may try a new credential; zero when this one tries none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<RenewalLock> TakeAsync(SecretVault vault, TimeSpan longestTrial, CancellationToken cancellationToken)
    {
        // The secret's lock always comes before the vault's, so that two runs can't wait for each other.
        var ofSecret = longestTrial > TimeSpan.Zero ? await vault.LockSecretAsync(longestTrial, cancellationToken).ConfigureAwait(false) : null;
        try
        {
            return new RenewalLock(vault, ofSecret, await vault.LockAsync(cancellationToken).ConfigureAwait(false));
        }
        catch
        {
            ofSecret?.Dispose();
            throw;
        }
    }

    /// <summary>Gives up the vault's lock while something is under way that does not touch the vault.</summary>
    public async Task ReleaseWhileAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        _ofVault?.Dispose();
        _ofVault = null;
        await work().ConfigureAwait(false);
        _ofVault = await _vault.LockAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _ofVault?.Dispose();
        _ofSecret?.Dispose();
    }
}
