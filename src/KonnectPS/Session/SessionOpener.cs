using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;

namespace KonnectPS.Session;

/// <summary>Opens the doors of a plan, checks that each token is good, and says which door failed and why.</summary>
internal sealed class SessionOpener
{
    private readonly ConnectionPlan _plan;
    private readonly RecentChanges _changes;
    private readonly RecordOutput _output;

    public SessionOpener(ConnectionPlan plan, RecentChanges changes, RecordOutput output)
    {
        _plan = plan;
        _changes = changes;
        _output = output;
    }

    /// <summary>Opens every door of the plan, or none.</summary>
    public async Task<KonnectSession> OpenAsync(CancellationToken cancellationToken)
    {
        AdminDoor? adminDoor = null;
        DeveloperDoor? developerDoor = null;
        try
        {
            Organization? organization = null;
            Portal? portal = null;
            if (_plan.AdminSource != AdminTokenSource.None)
            {
                (adminDoor, organization, portal) = await new AdminDoorOpener(_plan, _output).OpenAsync(cancellationToken).ConfigureAwait(false);
            }

            var portalUrl = _plan.PortalUrl ?? (portal is null ? null : PortalAddress.Of(portal, adminDoor!.ApiUrl));
            if (portalUrl is null && portal is not null && _plan.HasSignIn)
            {
                throw Failures.ForeignPortalAddress(portal.Name, portal.CanonicalDomain);
            }

            PortalContext? context = null;
            Developer? developer = null;
            if (portalUrl is not null)
            {
                developerDoor = new DeveloperDoor(portalUrl, _output.PipelineOptions);
                (context, developer) = await OpenDeveloperDoorAsync(developerDoor.Observed(_output), cancellationToken).ConfigureAwait(false);
                if (developer is null)
                {
                    developerDoor.Dispose();
                    developerDoor = null;
                }
            }

            return new KonnectSession(developerDoor, adminDoor)
            {
                Region = _plan.Region,
                Organization = organization,
                PortalUrl = portalUrl,
                PortalId = context?.PortalId ?? portal?.Id,
                PortalName = context?.Name ?? portal?.Name,
                Developer = developer,
            };
        }
        catch
        {
            adminDoor?.Dispose();
            developerDoor?.Dispose();
            throw;
        }
    }

    private async Task<(PortalContext Context, Developer? Developer)> OpenDeveloperDoorAsync(DeveloperDoor door, CancellationToken cancellationToken)
    {
        try
        {
            if (_plan.PortalToken is { } token)
            {
                door.UseToken(token);
            }

            var context = await GetContextAsync(door, cancellationToken).ConfigureAwait(false);
            if (_plan.Password is not null)
            {
                if (!context.BasicAuthEnabled)
                {
                    throw Failures.PasswordSignInDisabled(context.Name);
                }

                await SignInAsync(door, cancellationToken).ConfigureAwait(false);
            }

            return (context, _plan.HasSignIn ? await door.GetMeAsync(cancellationToken).ConfigureAwait(false) : null);
        }
        catch (KonnectException e)
        {
            throw Failures.DoorNotOpened("developer", door.PortalUrl, e);
        }
    }

    /// <summary>Signs in. For a developer whom this runspace has just approved, it waits until Konnect knows of the approval everywhere.</summary>
    private Task SignInAsync(DeveloperDoor door, CancellationToken cancellationToken) =>
        EventualConsistency.RetryAsync(
            _output,
            $"approval of {_plan.Email}",
            failure => failure.Kind == KonnectErrorKind.ApprovalRequired && _changes.HasApproved(_plan.Email),
            async () =>
            {
                await door.SignInAsync(_plan.Email!, _plan.Password!, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <summary>Asks the address what portal it is, before it is shown a token or a password.</summary>
    private static async Task<PortalContext> GetContextAsync(DeveloperDoor door, CancellationToken cancellationToken)
    {
        try
        {
            return await door.GetPortalAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind is KonnectErrorKind.UnexpectedAnswer or KonnectErrorKind.NotFound
            or KonnectErrorKind.Redirected or KonnectErrorKind.UnexpectedStatus)
        {
            throw Failures.NotAPortal(door.PortalUrl, e);
        }
    }
}
