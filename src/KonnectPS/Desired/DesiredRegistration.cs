using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Desired;

/// <summary>Finds or creates the registration of a wish for one API, and has it approved or waits for that.</summary>
internal sealed class DesiredRegistration
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan MaxBackOff = TimeSpan.FromSeconds(5);

    private readonly DeveloperDoor _door;
    private readonly AdminDoor? _adminDoor;
    private readonly string? _portalId;
    private readonly ApiIdentity _api;
    private readonly DesiredState _desired;
    private readonly RecordOutput _output;

    public DesiredRegistration(DeveloperDoor door, AdminDoor? adminDoor, string? portalId, ApiIdentity api, DesiredState desired, RecordOutput output)
    {
        _api = api;
        _door = door;
        _adminDoor = adminDoor;
        _portalId = portalId;
        _desired = desired;
        _output = output;
    }

    /// <summary>The registration, approved where that is wanted and possible; null when it may not be brought about.</summary>
    public async Task<Registration?> RequestAsync(Application application, CancellationToken cancellationToken)
    {
        var registration = await EventualConsistency.RetryAsync(
            _output, application, () => FindAsync(application, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (registration is null)
        {
            if (!await _output.ShouldProcessAsync(application.Name, $"Register for API {_api.Text}", cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            registration = await CreateAsync(application, cancellationToken).ConfigureAwait(false);
        }

        if (registration.Status == Registration.Approved)
        {
            return registration;
        }

        if (registration.Status != "pending")
        {
            throw Failures.NotApproved(application.Name, _api.Text, registration.Status);
        }

        return await ApproveAsync(registration, cancellationToken).ConfigureAwait(false) ? registration : null;
    }

    /// <summary>True once the registration is approved; false when it may not be waited for.</summary>
    public async Task<bool> AwaitAsync(Application application, Registration registration, CancellationToken cancellationToken) =>
        registration.Status == Registration.Approved
        || (await _output.ShouldProcessAsync(registration.ToString(), "Wait for approval", cancellationToken).ConfigureAwait(false)
            && await AwaitApprovalAsync(application, registration, cancellationToken).ConfigureAwait(false));

    private async Task<Registration?> FindAsync(Application application, CancellationToken cancellationToken)
    {
        await foreach (var registration in _door.ListRegistrations(application.Id).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (Is(registration.ApiId, _api.Id) || Is(registration.ApiSlug, _api.Text) || registration.ApiName == _api.Text)
            {
                return registration;
            }
        }

        return null;

        static bool Is(string? one, string? other) => one is not null && one.Equals(other, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<Registration> CreateAsync(Application application, CancellationToken cancellationToken)
    {
        var apiId = _api.Id ?? (await _door.FindApiAsync(_api.Text, cancellationToken).ConfigureAwait(false)).Id;
        try
        {
            return await EventualConsistency.RetryAsync(
                _output,
                application,
                () => _door.RegisterOnceAsync(application.Id, apiId, cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.Conflict)
        {
            // Another run created it first.
            if (await FindAsync(application, cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            throw;
        }
    }

    /// <summary>Approves where that is wanted and possible; false when it was not allowed.</summary>
    private async Task<bool> ApproveAsync(Registration registration, CancellationToken cancellationToken)
    {
        if (!_desired.Approve)
        {
            return true;
        }

        if (_adminDoor is null || _portalId is null)
        {
            throw Failures.AdminDoorClosed();
        }

        if (!await _output.ShouldProcessAsync(registration.ToString(), "Approve registration", cancellationToken).ConfigureAwait(false))
        {
            return false;
        }

        await EventualConsistency.RetryAsync(
            _output,
            $"registration for {_api.Text}",
            failure => failure.Kind == KonnectErrorKind.NotFound,
            () => _adminDoor.SetRegistrationStatusAsync(
                _portalId, registration.ApplicationId, registration.Id, Registration.Approved, cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<bool> AwaitApprovalAsync(Application application, Registration registration, CancellationToken cancellationToken)
    {
        var clock = _output.Clock;
        var start = clock.GetTimestamp();
        var progress = new ProgressRecord(0, "Waiting for approval", $"{application.Name} for {_api.Text}");
        for (var backOff = FirstBackOff; ; backOff = backOff < MaxBackOff ? backOff + backOff : MaxBackOff)
        {
            var now = await _door.GetRegistrationAsync(application.Id, registration.Id, cancellationToken).ConfigureAwait(false);
            switch (now.Status)
            {
                case Registration.Approved:
                    progress.RecordType = ProgressRecordType.Completed;
                    _output.WriteProgress(progress);
                    return true;
                case "pending":
                    break;
                default:
                    throw Failures.NotApproved(application.Name, _api.Text, now.Status);
            }

            var left = _desired.ApprovalTimeout - clock.GetElapsedTime(start);
            if (left <= backOff)
            {
                throw Failures.ApprovalTimedOut(application.Name, _api.Text, (int)_desired.ApprovalTimeout.TotalSeconds);
            }

            progress.SecondsRemaining = (int)left.TotalSeconds;
            _output.WriteProgress(progress);
            await clock.WaitAsync(backOff, cancellationToken).ConfigureAwait(false);
        }
    }
}
