using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;

namespace KonnectPS.Session;

/// <summary>Opens the developer door of a plan.</summary>
internal sealed class DeveloperDoorOpener
{
    private readonly ConnectionPlan _plan;
    private readonly RecentChanges _changes;
    private readonly RecordOutput _output;
    private readonly Portal? _portal;

    /// <param name="plan">What is to be opened with what.</param>
    /// <param name="changes">What this runspace changed a moment ago.</param>
    /// <param name="output">The streams.</param>
    /// <param name="portal">The portal as the admin door shows it; null where it did not have to be asked.</param>
    public DeveloperDoorOpener(ConnectionPlan plan, RecentChanges changes, RecordOutput output, Portal? portal)
    {
        _portal = portal;
        _plan = plan;
        _changes = changes;
        _output = output;
    }

    /// <summary>What the address says of the portal, and the door, the developer and where the key came from where the door opened.</summary>
    public async Task<(PortalContext Context, DeveloperDoor? Door, Developer? Developer, KeySource? Source)> OpenAsync(
        Uri portalUrl, CancellationToken cancellationToken)
    {
        DeveloperDoor? opened = null;
        var door = new DeveloperDoor(portalUrl, _output.PipelineOptions);
        try
        {
            var signIns = UsableSignIns(door);
            var observed = door.Observed(_output);
            observed = _plan.DeveloperDoorWanted ? observed : observed.Within(_output.BriefPipelineOptions);
            var context = await GetContextAsync(observed, cancellationToken).ConfigureAwait(false);
            for (var i = 0; i < signIns.Count; i++)
            {
                try
                {
                    var developer = await SignInAsync(observed, context, signIns[i], cancellationToken).ConfigureAwait(false);
                    opened = door;
                    return (context, door, developer, signIns[i].Source);
                }
                catch (KonnectCommandException e) when (i + 1 < signIns.Count && e.ErrorId == nameof(KonnectErrorKind.PortalTokenRefused))
                {
                    WarnOfNext(signIns[i + 1], e);
                }
                catch (KonnectCommandException e) when (!_plan.DeveloperDoorWanted)
                {
                    _output.WriteWarning(ClosedDoor.Warning("developer", e));
                }
            }

            return (context, null, null, null);
        }
        finally
        {
            if (opened is null)
            {
                door.Dispose();
            }
        }
    }

    /// <summary>The ways to sign in without tokens that can be none; before anything is sent.</summary>
    private IReadOnlyList<SignIn> UsableSignIns(DeveloperDoor door)
    {
        for (var i = 0; i < _plan.SignIns.Count; i++)
        {
            try
            {
                if (_plan.SignIns[i].Token is { } token)
                {
                    door.UseToken(token);
                }

                return [.. _plan.SignIns.Skip(i)];
            }
            catch (KonnectException e)
            {
                var failure = Failures.DoorNotOpened("developer", door.PortalUrl, e, _plan.SignIns[i].Source);
                if (i + 1 == _plan.SignIns.Count)
                {
                    throw failure;
                }

                WarnOfNext(_plan.SignIns[i + 1], failure);
            }
        }

        return [];
    }

    private void WarnOfNext(SignIn next, KonnectCommandException failure) =>
        _output.WriteWarning($"{failure.Message} {next.Source} is used instead. {failure.RecommendedAction}");

    private async Task<Developer> SignInAsync(DeveloperDoor door, PortalContext context, SignIn signIn, CancellationToken cancellationToken)
    {
        if (signIn.Password is not null && !context.BasicAuthEnabled)
        {
            throw Failures.PasswordSignInDisabled(context.Name, signIn.Source);
        }

        try
        {
            if (signIn.Password is not null)
            {
                await SignInAsync(door, signIn.Email!, signIn.Password, cancellationToken).ConfigureAwait(false);
            }

            return await door.GetMeAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e)
        {
            throw Failures.DoorNotOpened("developer", door.PortalUrl, e, signIn.Source, _plan.PortalUrlVariable);
        }
    }

    /// <summary>
    /// Signs in. For a developer whom this runspace has just approved, or who has just signed up where nobody has to approve, it waits until
    /// Konnect knows of the approval everywhere.
    /// </summary>
    private Task SignInAsync(DeveloperDoor door, string email, System.Security.SecureString password, CancellationToken cancellationToken) =>
        EventualConsistency.RetryAsync(
            _output,
            $"approval of {email}",
            failure => failure.Kind == KonnectErrorKind.ApprovalRequired
                && (_changes.HasApproved(email) || (_portal is { AutoApproveDevelopers: true } && _changes.HasSignedUp(door.PortalUrl))),
            async () =>
            {
                await door.SignInAsync(email, password, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <summary>Asks the address what portal it is, before it is shown a token or a password.</summary>
    private async Task<PortalContext> GetContextAsync(DeveloperDoor door, CancellationToken cancellationToken)
    {
        try
        {
            return await EventualConsistency.RetryAsync(
                _output,
                $"portal at {door.PortalUrl.Host}",
                failure => _changes.WillServe(door.PortalUrl, failure),
                () => door.GetPortalAsync(cancellationToken),
                cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind is KonnectErrorKind.UnexpectedAnswer or KonnectErrorKind.NotFound
            or KonnectErrorKind.Redirected or KonnectErrorKind.UnexpectedStatus)
        {
            throw Failures.NotAPortal(door.PortalUrl, e, _plan.PortalUrlVariable);
        }
        catch (KonnectException e)
        {
            throw Failures.DoorNotOpened("developer", door.PortalUrl, e, source: null, _plan.PortalUrlVariable);
        }
    }
}
