using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Desired;

/// <summary>Finds or creates the application of a wish.</summary>
internal sealed class DesiredApplication
{
    /// <summary>By this the application says that its first client secret is nobody else's.</summary>
    public const string Mark = "Managed by Request-KonnectCredential (KonnectPS).";

    private readonly DeveloperDoor _door;
    private readonly CredentialWish _wish;
    private readonly RecordOutput _output;

    public DesiredApplication(DeveloperDoor door, CredentialWish wish, RecordOutput output)
    {
        _door = door;
        _wish = wish;
        _output = output;
    }

    /// <summary>The application; null when it does not exist and may not be created.</summary>
    public async Task<Application?> EnsureAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _door.FindAsync(_wish.Application, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectCommandException e) when (e.ErrorId == nameof(Failures.UnknownApplication) && _wish.Application.Id is null)
        {
            return await _output.ShouldProcessAsync(_wish.Application.Text, "Create application", cancellationToken).ConfigureAwait(false)
                ? await CreateAsync(cancellationToken).ConfigureAwait(false)
                : null;
        }
    }

    private async Task<Application> CreateAsync(CancellationToken cancellationToken)
    {
        var wanted = new NewApplication
        {
            Name = _wish.Application.Text,
            Description = _wish.Description ?? Mark,
            ClientId = _wish.ClientId,
            Scopes = _wish.Scopes,
            TeamId = _wish.TeamId,
            AuthStrategyId = await FindStrategyAsync(cancellationToken).ConfigureAwait(false),
        };
        try
        {
            return await _door.CreateApplicationAsync(wanted, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.Conflict || e.MayHaveHappened)
        {
            // Somebody was quicker, or it was created and only the answer was lost.
            try
            {
                return await _door.FindAsync(_wish.Application, cancellationToken).ConfigureAwait(false);
            }
            catch (KonnectCommandException unknown) when (unknown.ErrorId == nameof(Failures.UnknownApplication) && e.MayHaveHappened)
            {
                return await _door.CreateApplicationAsync(wanted, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The strategy that was named; else the API's, if it has only one; else the portal's default.</summary>
    private async Task<string?> FindStrategyAsync(CancellationToken cancellationToken)
    {
        if (_wish.AuthStrategy is { } named)
        {
            return await _door.FindIdAsync(named, cancellationToken).ConfigureAwait(false);
        }

        var api = await _door.FindApiAsync(_wish.Api.Id ?? _wish.Api.Text, cancellationToken).ConfigureAwait(false);
        return api.AuthStrategies is { Count: 1 } strategies ? strategies[0].Id : null;
    }
}
