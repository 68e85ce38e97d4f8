using KonnectPS.Client;

namespace KonnectPS.Onboarding;

/// <summary>The gate that an application's registration for an API is.</summary>
internal static class RegistrationGate
{
    private const OnboardingGateName Gate = OnboardingGateName.Registration;

    public static OnboardingGate Of(OnboardingEvidence evidence)
    {
        if (evidence.Subject.Api is null)
        {
            return OnboardingGate.Unknown(Gate, evidence.Api);
        }

        if (evidence.Application.Found is not { } application)
        {
            return WithoutApplication(evidence);
        }

        if (evidence.ApiId is not { } apiId)
        {
            return ApiGates.NotSeen(Gate, evidence);
        }

        if (evidence.Registrations.Found is not { } registrations)
        {
            return OnboardingGate.Unknown(Gate, evidence.Registrations);
        }

        var found = registrations.FirstOrDefault(registration => apiId.Equals(registration.ApiId, StringComparison.OrdinalIgnoreCase));
        return found is null ? NotAsked(evidence, application, apiId) : OfStatus(evidence, application, found);
    }

    /// <summary>Whether a registration is approved without anybody.</summary>
    public static bool IsApprovedAtOnce(ApiPublication publication, Portal portal) => publication.AutoApproveRegistrations || portal.AutoApproveApplications;

    private static OnboardingGate NotAsked(OnboardingEvidence evidence, Application application, string apiId)
    {
        var seen = $"'{PlainText.Of(application.Name)}' is not registered for '{evidence.ApiText}'.";
        var canRegister = StrategyGates.AuthStrategy(evidence).State == GateState.Open && !ApiGates.Access(evidence).IsBlocked;
        return !canRegister
            ? OnboardingGate.Unknown(Gate, $"{seen} Whether it can be, the gates before this one say.")
            : evidence.IsOfTeam ? OnboardingGate.Shut(
                Gate,
                GateOpener.Administrator,
                seen,
                "Register it; an administrator can do that for a team, and approve at once.",
                new OpeningCommand("New-KonnectPortalRegistration")
                    .With("Api", apiId)
                    .With("Application", application.Id)
                    .Then("-Status approved")
                    .With("Portal", evidence.PortalId))
            : OnboardingGate.Shut(
                Gate,
                GateOpener.Developer,
                seen,
                IsApprovedAtOnce(evidence) == false ? "Register it; then an administrator approves." : "Register it.",
                new OpeningCommand("New-KonnectRegistration")
                    .With("Application", OpeningCommand.NameOrId(application.Name, application.Id))
                    .With("Api", OpeningCommand.NameOrId(evidence.Api.Found?.Slug, apiId)));
    }

    private static OnboardingGate OfStatus(OnboardingEvidence evidence, Application application, Registration found)
    {
        var which = $"The registration of '{PlainText.Of(application.Name)}' for '{evidence.ApiText}'";
        var approve = new OpeningCommand("Approve-KonnectPortalRegistration")
            .With("Id", found.Id).With("ApplicationId", application.Id).With("Portal", evidence.PortalId);
        return found.Status switch
        {
            Registration.Approved => OnboardingGate.Open(Gate, $"{which} is approved."),
            "pending" => OnboardingGate.NeedsPerson(Gate, GateOpener.Administrator, $"{which} waits for an administrator.", "Approve it.", approve),
            "rejected" or "revoked" => OnboardingGate.Shut(
                Gate, GateOpener.Administrator, $"{which} was {found.Status}.", "Approve it, if that decision no longer holds.", approve),
            var other => OnboardingGate.Unknown(Gate, $"{which} has the status '{PlainText.Of(other)}'.", lookFailed: true),
        };
    }

    /// <summary>What a new application meets; of one that was named and is not there, the strategy's gate speaks.</summary>
    private static OnboardingGate WithoutApplication(OnboardingEvidence evidence)
    {
        if (evidence.Subject.Application is not null)
        {
            return evidence.Application.IsMissing
                ? OnboardingGate.Unknown(Gate, "There is no such application yet: see AuthStrategy.")
                : OnboardingGate.Unknown(Gate, evidence.Application);
        }

        return IsApprovedAtOnce(evidence) switch
        {
            true => OnboardingGate.Open(Gate, $"Registrations for '{evidence.ApiText}' are approved at once."),
            false => OnboardingGate.NeedsPerson(
                Gate,
                GateOpener.Administrator,
                $"An administrator approves each registration for '{evidence.ApiText}'.",
                "Once the application is registered, Approve-KonnectPortalRegistration approves it; -Application shows whether it waits. Publish-KonnectApi -AutoApprove has nobody wait."),
            null => ApiGates.NotSeen(Gate, evidence),
        };
    }

    /// <summary>Whether a registration is approved without anybody; null where the admin door did not show it.</summary>
    private static bool? IsApprovedAtOnce(OnboardingEvidence evidence) =>
        evidence is { Publication.Found: { } publication, Portal.Found: { } portal } ? IsApprovedAtOnce(publication, portal) : null;
}
