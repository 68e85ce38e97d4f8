using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Desired;

/// <summary>Finds or creates the application of a wish.</summary>
internal sealed class DesiredApplication
{
    private const string Mark = "Managed by Request-KonnectCredential (KonnectPS).";
    private const string MarkBehindText = " [" + Mark + "]";

    private readonly DeveloperDoor _door;
    private readonly DesiredState _desired;
    private readonly RecordOutput _output;

    public DesiredApplication(DeveloperDoor door, DesiredState desired, RecordOutput output)
    {
        _door = door;
        _desired = desired;
        _output = output;
    }

    /// <summary>True where the application says that its first client secret is nobody else's.</summary>
    public static bool IsMarked(Application application) =>
        IdempotencyMarker.RemoveFrom(application.Description) is { } text && (text == Mark || text.EndsWith(MarkBehindText, StringComparison.Ordinal));

    /// <summary>The application; null when it does not exist.</summary>
    public async Task<Application?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _door.FindAsync(_desired.Application, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectCommandException e) when (e.ErrorId == nameof(Failures.UnknownApplication) && _desired.Application.Id is null)
        {
            return null;
        }
    }

    /// <summary>Creates the application; null when it may not be created.</summary>
    public async Task<Application?> CreateAsync(CancellationToken cancellationToken) =>
        await _output.ShouldProcessAsync(_desired.Application.Text, "Create application", cancellationToken).ConfigureAwait(false)
            ? await CreateOnceAsync(cancellationToken).ConfigureAwait(false)
            : null;

    private async Task<Application> CreateOnceAsync(CancellationToken cancellationToken)
    {
        var (strategyId, credentialType) = await FindStrategyAsync(cancellationToken).ConfigureAwait(false);
        _desired.Proof?.Check(credentialType);
        var wanted = new NewApplication
        {
            Name = _desired.Application.Text,
            Description = DescriptionUnder(credentialType),
            ClientId = _desired.ClientId,
            Scopes = _desired.Scopes,
            TeamId = _desired.TeamId,
            AuthStrategyId = strategyId,
        };
        try
        {
            return await _door.CreateOnceAsync(wanted, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.Conflict)
        {
            // Another run created it first.
            return await _door.FindAsync(_desired.Application, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The description to create it with. Unless the strategy is known to give no client secret, it says that the secret is managed here, and
    /// carries an idempotency marker, which proves after a lost response that this run created the application.
    /// </summary>
    private string DescriptionUnder(string? credentialType)
    {
        if (credentialType is AuthStrategy.KeyAuth or AuthStrategy.SelfManagedClientCredentials)
        {
            return _desired.Description ?? Mark;
        }

        if (_desired.Description is not { } text)
        {
            return IdempotencyMarker.AddTo(Mark);
        }

        var room = IdempotencyMarker.MaxTextLength - MarkBehindText.Length;
        return IdempotencyMarker.AddTo((text.Length > room ? text.Substring(0, room) : text) + MarkBehindText);
    }

    /// <summary>The strategy that was named; else the one that all the APIs have, if there is only one; else the portal's default. The type where it is known.</summary>
    private async Task<(string? Id, string? CredentialType)> FindStrategyAsync(CancellationToken cancellationToken)
    {
        if (_desired.AuthStrategy is { } named)
        {
            var found = named.Id is null
                ? await _door.FindAuthStrategyAsync(named.Text, cancellationToken).ConfigureAwait(false)
                : named.Strategy;
            return (named.Id ?? found?.Id, found?.CredentialType);
        }

        List<AuthStrategy>? shared = null;
        foreach (var wanted in _desired.Apis)
        {
            var api = await _door.FindApiAsync(wanted.Id ?? wanted.Text, cancellationToken).ConfigureAwait(false);
            var strategies = api.AuthStrategies ?? [];
            shared = shared is null ? [.. strategies] : [.. shared.Where(one => strategies.Any(other => other.Id == one.Id))];
        }

        return shared switch
        {
            [var only] => (only.Id, only.CredentialType),
            [] when _desired.Apis.Count > 1 => throw Failures.NoSharedAuthStrategy(_desired.Apis.Select(api => api.Text)),
            _ => (null, null),
        };
    }
}
