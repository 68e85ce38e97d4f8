using KonnectPS.Client;

namespace KonnectPS.Diagnosis;

/// <summary>Asks the session why a gateway refuses a credential: a 401 or a 403 alone can have several causes.</summary>
internal sealed class SessionEvidence
{
    /// <summary>Konnect tells its gateways within seconds; who is refused so much later is not new any more.</summary>
    private static readonly TimeSpan StillNew = TimeSpan.FromMinutes(5);

    private readonly ProbedCredential _credential;
    private readonly DeveloperDoor? _door;
    private readonly string? _api;
    private readonly DateTimeOffset _now;

    /// <param name="credential">The credential.</param>
    /// <param name="door">The session's developer door; null when there is none.</param>
    /// <param name="api">The API behind the address, by slug, id or name; null when it was not named.</param>
    /// <param name="now">The time.</param>
    public SessionEvidence(ProbedCredential credential, DeveloperDoor? door, string? api, DateTimeOffset now)
    {
        _credential = credential;
        _door = door;
        _api = api;
        _now = now;
    }

    /// <summary>The finding, as what is known of credential and registration puts it right.</summary>
    public async Task<Finding> RefineAsync(Finding finding, CancellationToken cancellationToken)
    {
        if (finding.StatusCode is not (401 or 403))
        {
            return finding;
        }

        if (_door is null || _credential.ApplicationId is null)
        {
            return IsNew(_credential.CreatedAt) && finding.StatusCode == 401 ? NotYet(finding, "The credential was minted a moment ago.") : finding;
        }

        try
        {
            return await LookUpAsync(_door, _credential.ApplicationId, finding, cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e)
        {
            return finding with { Seen = $"{finding.Seen} Konnect could not be asked why: {e.Message}" };
        }
    }

    private static Finding NotYet(Finding finding, string why) => finding with
    {
        Result = CredentialTestResult.NotYetPropagated,
        Seen = $"{finding.Seen} {why} Konnect takes a while to tell its gateways.",
        Remedy = "Give -TimeoutSeconds to wait until it works.",
    };

    private async Task<Finding> LookUpAsync(DeveloperDoor door, string applicationId, Finding finding, CancellationToken cancellationToken)
    {
        var listed = await FindCredentialAsync(door, applicationId, cancellationToken).ConfigureAwait(false);
        if (_credential.CredentialId is not null && listed is null)
        {
            return finding with
            {
                Result = _credential.ClientId is null ? CredentialTestResult.KeyUnknown : CredentialTestResult.TokenRefused,
                Seen = $"{finding.Seen} Konnect no longer lists the credential: it was deleted.",
                Remedy = "Mint a new one with New-KonnectCredential.",
            };
        }

        List<Registration> registrations = [];
        await foreach (var registration in door.ListRegistrations(applicationId).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (_api is null || new[] { registration.ApiSlug, registration.ApiId, registration.ApiName }.Contains(_api, StringComparer.OrdinalIgnoreCase))
            {
                registrations.Add(registration);
            }
        }

        var approved = registrations.Where(registration => registration.Status == Registration.Approved).ToList();
        if (approved.Count == 0 || (finding.StatusCode == 403 && approved.Count < registrations.Count))
        {
            return NotApproved(finding, [.. registrations.Except(approved)]);
        }

        var newest = approved.Select(registration => registration.UpdatedAt ?? registration.CreatedAt).Append(listed?.CreatedAt ?? _credential.CreatedAt);
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

    private Finding NotApproved(Finding finding, IReadOnlyList<Registration> registrations) => finding with
    {
        Result = CredentialTestResult.NotApproved,
        Seen = registrations.Count == 0
            ? $"{finding.Seen} Konnect lists no registration{(_api is null ? "" : $" for '{PlainText.Of(_api)}'")}."
            : $"{finding.Seen} Konnect lists the registration for {Names(registrations)} as {string.Join(", ", registrations.Select(registration => registration.Status).Distinct())}.",
        Remedy = registrations.Count == 0
            ? $"New-KonnectRegistration -Application {_credential.ApplicationId} -Api {_api ?? "NAME"}"
            : "Ask an administrator for the approval (Approve-KonnectPortalRegistration).",
    };

    private async Task<Credential?> FindCredentialAsync(DeveloperDoor door, string applicationId, CancellationToken cancellationToken)
    {
        await foreach (var credential in door.ListCredentials(applicationId).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (credential.Id == _credential.CredentialId)
            {
                return credential;
            }
        }

        return null;
    }

    private static string Names(IEnumerable<Registration> registrations) =>
        string.Join(", ", registrations.Select(registration => PlainText.Of(registration.ApiSlug ?? registration.ApiName ?? registration.ApiId)));

    private bool IsNew(DateTimeOffset? time) => time is { } moment && _now - moment < StillNew;
}
