using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Onboarding;

/// <summary>Looks through one door. Once nobody answers there, or the key is refused, it looks no more.</summary>
internal sealed class DoorLooks
{
    private string? _reason;
    private bool _hasFailed;

    /// <param name="closed">Why the door is closed; null when it is open.</param>
    public DoorLooks(string? closed)
    {
        _reason = closed;
    }

    /// <summary>True while looks are taken.</summary>
    public bool IsOpen => _reason is null;

    /// <summary>Takes a look.</summary>
    /// <param name="ask">Asks; throws <see cref="KonnectException"/> or <see cref="KonnectCommandException"/>.</param>
    public async Task<Look<T>> TakeAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        if (_reason is { } reason)
        {
            return new Look<T> { Reason = reason, HasFailed = _hasFailed };
        }

        try
        {
            return Look.At(await ask().ConfigureAwait(false));
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            return Look.Missing<T>(e.Message);
        }
        catch (KonnectCommandException e) when (e.ErrorId.StartsWith("Unknown", StringComparison.Ordinal))
        {
            return Look.Missing<T>(e.Message);
        }
        catch (KonnectCommandException e)
        {
            return new Look<T> { Reason = $"{e.Message} {e.RecommendedAction}", HasFailed = true, Failure = e };
        }
        catch (KonnectException e)
        {
            if (Ends(e.Kind))
            {
                (_reason, _hasFailed) = ($"Not looked at: {e.Message}", true);
            }

            return new Look<T> { Reason = $"Not seen: {e.Message}", HasFailed = true, Failure = e };
        }
    }

    /// <summary>True for what the next request would meet too.</summary>
    private static bool Ends(KonnectErrorKind kind) =>
        kind is not (KonnectErrorKind.PermissionDenied or KonnectErrorKind.InvalidRequest or KonnectErrorKind.Conflict
            or KonnectErrorKind.UnexpectedAnswer or KonnectErrorKind.UnexpectedStatus);
}
