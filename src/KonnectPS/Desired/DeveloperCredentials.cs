using KonnectPS.Client;
using KonnectPS.Engine;

namespace KonnectPS.Desired;

/// <summary>The credentials that Konnect mints for a developer's application, through the developer door.</summary>
internal sealed class DeveloperCredentials : ApplicationCredentials
{
    private readonly DeveloperDoor _door;
    private readonly Application _application;
    private readonly RecordOutput _output;

    public DeveloperCredentials(DeveloperDoor door, Application application, RecordOutput output)
    {
        _door = door;
        _application = application;
        _output = output;
    }

    /// <inheritdoc/>
    public override bool HaveNames => true;

    /// <inheritdoc/>
    public override Task<List<Credential>> ListAsync(CancellationToken cancellationToken) =>
        EventualConsistency.RetryAsync(_output, _application, () => ListOnceAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<IssuedCredential> MintAsync(Func<string> nextName, CancellationToken cancellationToken) =>
        EventualConsistency.RetryAsync(
            _output, _application, () => _door.MintAsync(_application.Id, nextName, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public override Task<RegeneratedSecret> RegenerateAsync(CancellationToken cancellationToken) => _door.RegenerateSecretAsync(_application.Id, cancellationToken);

    /// <inheritdoc/>
    public override Task RenameAsync(string id, string displayName, bool isReadBackLater, CancellationToken cancellationToken) =>
        EventualConsistency.RetryAsync(
            _output,
            "credential",
            failure => failure.Kind == KonnectErrorKind.NotFound,
            async () =>
            {
                await _door.RenameCredentialAsync(_application.Id, id, displayName, cancellationToken, isReadBackLater).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <inheritdoc/>
    public override async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await _door.DeleteCredentialAsync(_application.Id, id, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            // Another run deleted it first.
        }
    }

    private async Task<List<Credential>> ListOnceAsync(CancellationToken cancellationToken)
    {
        var all = new List<Credential>();
        await foreach (var credential in _door.ListCredentials(_application.Id).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            all.Add(credential);
        }

        return all;
    }
}
