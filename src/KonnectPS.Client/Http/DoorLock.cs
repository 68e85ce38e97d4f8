namespace KonnectPS.Client;

/// <summary>
/// The key that all views of one door share. It is renewed a minute before it expires, or after a 401, by
/// one caller, however many need it at the same time.
/// </summary>
internal sealed class DoorLock<TKey> : IDisposable
    where TKey : RenewableKey
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _renewing = new(1, 1);
    private readonly TimeProvider _clock;
    private readonly KonnectErrorKind _refused;
    private volatile TKey? _key;

    /// <param name="clock">Tells when a key is about to end.</param>
    /// <param name="refused">The kind of error that a 401 becomes.</param>
    public DoorLock(TimeProvider clock, KonnectErrorKind refused)
    {
        _clock = clock;
        _refused = refused;
    }

    public TKey? Key
    {
        get => _key;
        set => _key = value;
    }

    /// <summary>Sends with the current key. A 401 had no effect, so any request can be sent again after it.</summary>
    /// <param name="send">Sends once.</param>
    /// <param name="renew">Gets the next key with the refresh token of this one.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<T> SendAsync<T>(Func<TKey, Task<T>> send, Func<TKey, Task<TKey>> renew, CancellationToken cancellationToken)
    {
        var key = Demand();
        if (key is { Refresh: not null, ExpiresAt: { } end } && end - _clock.GetUtcNow() < Ahead)
        {
            key = await RenewAsync(key, renew, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await send(key).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == _refused && key.Refresh is not null)
        {
            key = await RenewAsync(key, renew, cancellationToken).ConfigureAwait(false);
        }

        return await send(key).ConfigureAwait(false);
    }

    public void Dispose() => _renewing.Dispose();

    private TKey Demand() => _key ?? throw new KonnectException(_refused, "The door is closed: there is no token.");

    private async Task<TKey> RenewAsync(TKey ended, Func<TKey, Task<TKey>> renew, CancellationToken cancellationToken)
    {
        await _renewing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var current = Demand();
            if (current == ended)
            {
                _key = current = await renew(ended).ConfigureAwait(false);
            }

            return current;
        }
        finally
        {
            _renewing.Release();
        }
    }
}
