using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Session;

namespace KonnectPS.Diagnosis;

/// <summary>
/// Asks the session why a gateway refuses a credential: a 401 or a 403 alone can have several causes. The developer door knows the applications
/// of the developer and their teams; the admin door tells of all others.
/// </summary>
internal sealed class SessionEvidence
{
    /// <summary>Konnect tells its gateways within seconds; who is refused so much later is not new any more.</summary>
    private static readonly TimeSpan StillNew = TimeSpan.FromMinutes(5);

    private readonly ProbedCredential _credential;
    private readonly KonnectSession? _session;
    private readonly DeveloperDoor? _developerDoor;
    private readonly AdminDoor? _adminDoor;
    private readonly string? _api;
    private readonly DateTimeOffset _now;

    /// <param name="credential">The credential.</param>
    /// <param name="session">The session; null for none.</param>
    /// <param name="api">The API behind the address, by slug, id or name; null when it was not named.</param>
    /// <param name="output">The clock, and who follows the requests.</param>
    public SessionEvidence(ProbedCredential credential, KonnectSession? session, string? api, RecordOutput output)
    {
        _credential = credential;
        _session = session;
        _developerDoor = session is { DeveloperDoorOpen: true } ? session.DeveloperDoor?.Observed(output) : null;
        _adminDoor = session is { AdminDoorOpen: true } ? session.AdminDoor?.Observed(output) : null;
        _api = api;
        _now = output.Clock.GetUtcNow();
    }

    /// <summary>The finding, as what is known of credential and registration puts it right.</summary>
    public async Task<Finding> RefineAsync(Finding finding, CancellationToken cancellationToken)
    {
        if (finding.IsCertain || finding.StatusCode is not (401 or 403))
        {
            return finding;
        }

        if ((_developerDoor is null && _adminDoor is null) || _credential.ApplicationId is not { } applicationId)
        {
            return finding.Result == CredentialTestResult.NotApproved
                ? finding with { Seen = $"{finding.Seen} Whether it is that, a session would tell{(_credential.ApplicationId is null ? " of a credential that names its application" : "")}." }
                : IsNew(_credential.CreatedAt) && finding.StatusCode == 401 ? NotYet(finding, "The credential was minted a moment ago.")
                : finding;
        }

        try
        {
            var sight = await LookAsync(applicationId, cancellationToken).ConfigureAwait(false);
            return await ConcludeAsync(sight, finding, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is KonnectException or KonnectCommandException)
        {
            return finding with { Seen = $"{finding.Seen} Konnect could not be asked why: {e.Message}" };
        }
    }

    private static Finding NotYet(Finding finding, string why) => finding with
    {
        Result = CredentialTestResult.NotYetPropagated,
        Seen = $"{finding.Seen} {why} Konnect takes a while to tell its gateways.",
        Remedy = "Give -TimeoutSeconds to wait until it works. If it never does, the address is that of another API.",
    };

    private async Task<Sight> LookAsync(string applicationId, CancellationToken cancellationToken)
    {
        if (_developerDoor is { } door)
        {
            try
            {
                return new Sight(
                    ByAdministrator: false,
                    await FindAsync(door.ListCredentials(applicationId), cancellationToken).ConfigureAwait(false),
                    [
                        .. (await door.ListRegistrations(applicationId).ReadAllAsync(cancellationToken).ConfigureAwait(false)).Where(registration =>
                            _api is null || new[] { registration.ApiSlug, registration.ApiId, registration.ApiName }.Contains(_api, StringComparer.OrdinalIgnoreCase)),
                    ]);
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound && _adminDoor is not null)
            {
                // It is somebody else's.
            }
        }

        var adminDoor = _adminDoor!;
        var portalId = await adminDoor.FindPortalIdAsync(null, _session!, cancellationToken).ConfigureAwait(false);
        var api = _api is null ? null : await adminDoor.FindApiAsync(new ApiIdentity(_api), cancellationToken).ConfigureAwait(false);
        return new Sight(
            ByAdministrator: true,
            await FindAsync(adminDoor.ListCredentials(portalId, applicationId), cancellationToken).ConfigureAwait(false),
            [
                .. (await adminDoor.ListRegistrations(portalId, applicationId).ReadAllAsync(cancellationToken).ConfigureAwait(false))
                    .Where(registration => api is null || api.Id.Equals(registration.ApiId, StringComparison.OrdinalIgnoreCase))
                    .Select(registration => registration.AsDevelopersOwn()),
            ]);
    }

    private async Task<Finding> ConcludeAsync(Sight sight, Finding finding, CancellationToken cancellationToken)
    {
        if (IsListedByApplication && sight.Credential is null)
        {
            return finding with
            {
                Result = _credential.ClientId is null ? CredentialTestResult.KeyUnknown : CredentialTestResult.TokenRefused,
                Seen = $"{finding.Seen} Konnect no longer lists the credential: it was deleted.",
                Remedy = "Mint a new one with New-KonnectCredential.",
            };
        }

        var registrations = sight.Registrations;
        var approved = registrations.Where(registration => registration.Status == Registration.Approved).ToList();
        if (approved.Count == 0 || (finding.StatusCode == 403 && approved.Count < registrations.Count))
        {
            return NotApproved(finding, [.. registrations.Except(approved)], sight.ByAdministrator);
        }

        if (finding.StatusCode == 403 && !sight.ByAdministrator && await LacksRoleAsync(approved, cancellationToken).ConfigureAwait(false))
        {
            return finding with
            {
                Seen = $"{finding.Seen} Konnect lists the registration for {Names(approved)} as approved, and lets the developer no longer use it: a role is missing, or it is not published any more.",
                Remedy = "An administrator adds the developer to a team of the portal that has the roles API Viewer and API Consumer for the API's gateway service: Add-KonnectPortalTeamMember, Grant-KonnectRole -PortalTeam.",
            };
        }

        var newest = approved.Select(registration => registration.UpdatedAt ?? registration.CreatedAt).Append(sight.Credential?.CreatedAt ?? _credential.CreatedAt);
        if (newest.Any(IsNew))
        {
            return NotYet(finding, $"Konnect lists the registration for {Names(approved)} as approved, since a moment ago.");
        }

        return finding.StatusCode == 401
            ? finding with { Seen = $"{finding.Seen} Konnect lists the registration for {Names(approved)} as approved: if the address is that API's, the secret is not the credential's." }
            : finding with
            {
                Result = _api is null ? CredentialTestResult.NotApproved : CredentialTestResult.Inconclusive,
                Seen = $"{finding.Seen} Konnect lists the registration for {Names(approved)} as approved: the address belongs to another API, or another rule of the gateway forbids the call.",
                Remedy = "Check the address, or ask the API's owner what else it demands (a consumer group, an address of yours).",
            };
    }

    private Finding NotApproved(Finding finding, IReadOnlyList<Registration> registrations, bool byAdministrator) => finding with
    {
        Result = CredentialTestResult.NotApproved,
        Seen = registrations.Count == 0
            ? $"{finding.Seen} Konnect lists no registration{(_api is null ? "" : $" for '{PlainText.Of(_api)}'")}."
            : $"{finding.Seen} Konnect lists the registration for {Names(registrations)} as {string.Join(", ", registrations.Select(registration => registration.Status).Distinct())}.",
        Remedy = registrations.Count == 0
            ? $"{(byAdministrator ? "New-KonnectPortalRegistration" : "New-KonnectRegistration")} -Application {_credential.ApplicationId} -Api {_api ?? "NAME"}"
            : "Ask an administrator for the approval (Approve-KonnectPortalRegistration).",
    };

    /// <summary>False for the secret of a client at Kong Identity, which its auth server lists, and for one that came with its application.</summary>
    private bool IsListedByApplication => _credential is { CredentialId: not null, TokenEndpoint: null };

    private async Task<Credential?> FindAsync<T>(KonnectList<T> credentials, CancellationToken cancellationToken)
        where T : Credential =>
        IsListedByApplication ? await credentials.FindAsync(credential => credential.Id == _credential.CredentialId, cancellationToken).ConfigureAwait(false) : null;

    /// <summary>True when the developer may use none of the APIs: where a portal has roles, they decide after the approval too.</summary>
    private async Task<bool> LacksRoleAsync(IEnumerable<Registration> approved, CancellationToken cancellationToken)
    {
        foreach (var registration in approved)
        {
            try
            {
                if (registration.ApiId is not { } apiId || (await _developerDoor!.GetApiActionsAsync(apiId, cancellationToken).ConfigureAwait(false)).Register)
                {
                    return false;
                }
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
            {
                // No role shows it.
            }
        }

        return true;
    }

    private static string Names(IEnumerable<Registration> registrations) =>
        string.Join(", ", registrations.Select(registration => PlainText.Of(registration.ApiSlug ?? registration.ApiName ?? registration.ApiId)));

    private bool IsNew(DateTimeOffset? time) => time is { } moment && _now - moment < StillNew;

    /// <summary>What a door shows of the application.</summary>
    /// <param name="ByAdministrator">True for the admin door.</param>
    /// <param name="Credential">The credential as it is listed; null where it is not.</param>
    /// <param name="Registrations">The registrations, for the API that was named or for all.</param>
    private sealed record Sight(bool ByAdministrator, Credential? Credential, IReadOnlyList<Registration> Registrations);
}
