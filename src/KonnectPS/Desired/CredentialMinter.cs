using KonnectPS.Client;

namespace KonnectPS.Desired;

/// <summary>Mints the next credential of an application, in the way that its strategy allows.</summary>
internal sealed class CredentialMinter
{
    private readonly ApplicationCredentials _credentials;
    private readonly Application _application;
    private readonly CredentialMarker _marker;

    public CredentialMinter(ApplicationCredentials credentials, Application application, CredentialMarker marker)
    {
        _credentials = credentials;
        _application = application;
        _marker = marker;
    }

    /// <summary>True where an application can have one client secret only, so that a new one takes the place of the old one at once.</summary>
    public bool HasOneSecret =>
        _application.AuthStrategy is { CredentialType: AuthStrategy.ClientCredentials } strategy
        && (strategy.SupportsMultipleCredentials == false || strategy.MaxAllowedCredentials == 1);

    /// <summary>Mints, or has the one client secret replaced.</summary>
    public async Task<KonnectCredential> MintAsync(CredentialView view, CancellationToken cancellationToken) =>
        HasOneSecret && view.Newest is not null
            ? await RegenerateAsync(view, view.Newest, cancellationToken).ConfigureAwait(false)
            : KonnectCredential.Minted(_application, await MintOrMakeRoomAsync(view, cancellationToken).ConfigureAwait(false));

    private async Task<KonnectCredential> RegenerateAsync(CredentialView view, Credential newest, CancellationToken cancellationToken)
    {
        if (view.Held is { } held)
        {
            // The new secret would inherit the display name, and with it the fingerprint of the old secret: if this run were killed before the new one is stored, the dead one would be taken for it.
            var name = _marker.BeingReplaced(SecretFingerprint.Of(_application.Id, held.Secret));
            await _credentials.RenameAsync(held.Credential.Id, name, isReadBackLater: false, cancellationToken).ConfigureAwait(false);
        }

        var regenerated = await _credentials.RegenerateAsync(cancellationToken).ConfigureAwait(false);
        var listed = await _credentials.ListAsync(cancellationToken).ConfigureAwait(false);
        return KonnectCredential.Regenerated(_application, regenerated, listed.Count == 1 ? listed[0] : newest);
    }

    /// <summary>Mints; where the quota is reached, first deletes the oldest of our own that no vault holds.</summary>
    private async Task<IssuedCredential> MintOrMakeRoomAsync(CredentialView view, CancellationToken cancellationToken)
    {
        var abandoned = new Queue<Credential>(view.Live.Where(credential => credential.Id != view.Held?.Credential.Id).Reverse());
        while (true)
        {
            try
            {
                return await _credentials.MintAsync(_marker.New, cancellationToken).ConfigureAwait(false);
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.QuotaExceeded && abandoned.Count > 0)
            {
                await _credentials.DeleteAsync(abandoned.Dequeue().Id, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
