using KonnectPS.Client;

namespace KonnectPS.Onboarding;

/// <summary>The gate that the quotas are: room for another credential or, where there is no application yet, for another application.</summary>
internal static class QuotaGate
{
    /// <summary>The most API keys that an application can have, as Kong documents.</summary>
    private const int MostKeys = 20;

    private const OnboardingGateName Gate = OnboardingGateName.Quota;

    public static OnboardingGate Of(OnboardingEvidence evidence)
    {
        if (evidence.Application.Found is not { } application)
        {
            return OfApplications(evidence);
        }

        if (evidence.Credentials.Found is not { } credentials)
        {
            return OnboardingGate.Unknown(Gate, evidence.Credentials);
        }

        var strategy = application.AuthStrategy;
        return strategy?.CredentialType switch
        {
            AuthStrategy.KeyAuth => OfCredentials(application, credentials, strategy.MaxAllowedCredentials ?? MostKeys, "API keys"),
            AuthStrategy.SelfManagedClientCredentials => OnboardingGate.Open(Gate, "Konnect mints no credentials for it."),
            AuthStrategy.ClientCredentials when strategy.SupportsMultipleCredentials == false =>
                OnboardingGate.Open(Gate, "It has one client secret, which Reset-KonnectCredential replaces."),
            AuthStrategy.ClientCredentials when strategy.MaxAllowedCredentials is { } most => OfCredentials(application, credentials, most, "client secrets"),
            _ => OnboardingGate.Unknown(Gate, $"'{PlainText.Of(application.Name)}' has {credentials.Count}; how many it may have, Konnect does not say."),
        };
    }

    private static OnboardingGate OfCredentials(Application application, IReadOnlyList<Credential> credentials, int most, string what)
    {
        var seen = $"'{PlainText.Of(application.Name)}' has {credentials.Count} of {most} {what}.";
        if (credentials.Count < most)
        {
            return OnboardingGate.Open(Gate, seen);
        }

        var name = OpeningCommand.NameOrId(application.Name, application.Id);
        if (credentials.Any(credential => credential.Status is "expired" or "revoked"))
        {
            return OnboardingGate.Shut(
                Gate,
                GateOpener.Developer,
                seen,
                "Delete those that have ended.",
                new OpeningCommand("Get-KonnectCredential").With(name).Then("| Where-Object Status -In expired, revoked | Remove-KonnectCredential"));
        }

        var oldest = credentials.OrderBy(credential => credential.CreatedAt ?? DateTimeOffset.MaxValue).FirstOrDefault();
        return OnboardingGate.Shut(
            Gate,
            GateOpener.Developer,
            seen,
            "Delete one that nothing uses; the command names the oldest, and asks before it deletes.",
            oldest is null ? null : new OpeningCommand("Remove-KonnectCredential").With("Application", name).With("Id", oldest.Id));
    }

    private static OnboardingGate OfApplications(OnboardingEvidence evidence)
    {
        if (evidence.Applications.Found is not { } applications)
        {
            return OnboardingGate.Unknown(Gate, evidence.Applications);
        }

        const int Most = DeveloperDoorSurvey.MostApplications;
        return applications.Own switch
        {
            null => OnboardingGate.Unknown(Gate, "Konnect does not say how many applications the developer has.", lookFailed: true),
            < Most and var own => OnboardingGate.Open(Gate, $"The developer has {own} of {Most} applications."),
            var own => OnboardingGate.Shut(
                Gate,
                GateOpener.Developer,
                $"The developer has {own} of {Most} applications.",
                "Remove one that is no longer used; the command names the oldest, and asks before it removes.",
                new OpeningCommand("Get-KonnectApplication").Then("| Sort-Object CreatedAt | Select-Object -First 1 | Remove-KonnectApplication")),
        };
    }
}
