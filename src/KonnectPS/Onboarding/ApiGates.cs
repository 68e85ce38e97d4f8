using KonnectPS.Client;

namespace KonnectPS.Onboarding;

/// <summary>The gates in front of an API. Where it is not shown, the gate that is the cause is shut, and those it shuts are unknown.</summary>
internal static class ApiGates
{
    private const string Private = "private";

    public static OnboardingGate Access(OnboardingEvidence evidence)
    {
        if (evidence.Actions.Found is { } actions)
        {
            return actions.Register
                ? OnboardingGate.Open(OnboardingGateName.Access, $"Konnect lets the developer register for '{evidence.ApiText}'.")
                : Refused(evidence, $"Konnect does not let the developer register for '{evidence.ApiText}'.");
        }

        if (IsHiddenByRole(evidence))
        {
            return Refused(evidence, $"'{evidence.ApiText}' is published, and no role of the developer shows it.");
        }

        return evidence.Context.Found?.RbacEnabled switch
        {
            false when evidence.IsAnonymous || evidence.Api.Found is null => OnboardingGate.Open(OnboardingGateName.Access, "The portal has no roles: every developer may register."),
            true when evidence.Subject.Api is null => OnboardingGate.Unknown(OnboardingGateName.Access, "The portal has roles; whether they suffice depends on the API. Give -Api."),
            null => OnboardingGate.Unknown(OnboardingGateName.Access, evidence.Context),
            _ => OnboardingGate.Unknown(OnboardingGateName.Access, evidence.Actions),
        };
    }

    public static OnboardingGate ApiVisible(OnboardingEvidence evidence)
    {
        const OnboardingGateName Gate = OnboardingGateName.ApiVisible;
        if (evidence.Api.Found is { } api)
        {
            return OnboardingGate.Open(Gate, $"The portal shows '{PlainText.Of(api.Name)}'{(evidence.IsAnonymous ? " to everybody" : "")}.");
        }

        if (!evidence.Api.IsMissing && evidence.CatalogApi is not { IsMissing: true })
        {
            return OnboardingGate.Unknown(Gate, evidence.Api);
        }

        if (evidence.CatalogApi.IsMissing)
        {
            return OnboardingGate.Shut(
                Gate, GateOpener.You, $"There is no API '{evidence.ApiText}'.", "Get-KonnectApi lists those that the portal shows; give the id, slug or name of one.");
        }

        if (evidence.Publication.Found is { } publication)
        {
            return IsHiddenByRole(evidence) ? OnboardingGate.Unknown(Gate, "Not shown to the developer: see Access.")
                : evidence.IsAnonymous && publication.Visibility == Private
                ? OnboardingGate.Shut(
                    Gate,
                    GateOpener.Developer,
                    $"The portal shows '{evidence.ApiText}' only to developers who are signed in.",
                    "Sign in.",
                    PortalGates.SignInCommand(evidence))
                : OnboardingGate.Shut(
                    Gate, GateOpener.You, $"'{evidence.ApiText}' is published, and the portal does not show it.", "If it was published a moment ago, wait; else ask an administrator.");
        }

        if (evidence.Publication.IsMissing)
        {
            return OnboardingGate.Unknown(Gate, "Nobody is shown what is not published: see Published.");
        }

        return evidence.IsAnonymous
            ? OnboardingGate.Unknown(Gate, $"The portal does not show '{evidence.ApiText}' to everybody. {evidence.Me.Reason}")
            : OnboardingGate.Shut(
                Gate,
                GateOpener.Administrator,
                $"The portal shows the developer no API '{evidence.ApiText}'. Why, the admin door would tell.",
                "Get-KonnectApi lists those that it shows. If it is none of them, an administrator publishes it, or gives the developer a role that shows it.");
    }

    public static OnboardingGate Published(OnboardingEvidence evidence)
    {
        const OnboardingGateName Gate = OnboardingGateName.Published;
        return evidence switch
        {
            { Publication.Found: { } publication } => OnboardingGate.Open(Gate, $"Published to the portal, {PlainText.Of(publication.Visibility)}."),
            { Api.Found: not null } => OnboardingGate.Open(Gate, "Published: a portal shows nothing else."),
            { Publication.IsMissing: true, CatalogApi.Found: not null } => OnboardingGate.Shut(
                Gate,
                GateOpener.Administrator,
                $"The organization has '{evidence.ApiText}', and it is not published to this portal.",
                "An administrator publishes the API to the portal, with an auth strategy."),
            { CatalogApi.IsMissing: true } => NotSeen(Gate, evidence),
            _ => OnboardingGate.Unknown(Gate, evidence.Publication),
        };
    }

    public static OnboardingGate GatewayLink(OnboardingEvidence evidence)
    {
        const OnboardingGateName Gate = OnboardingGateName.GatewayLink;
        if (evidence.Implementations.Found is not { } implementations)
        {
            return evidence.CatalogApi.IsMissing ? NotSeen(Gate, evidence) : OnboardingGate.Unknown(Gate, evidence.Implementations);
        }

        if (implementations.Count == 0)
        {
            return OnboardingGate.Shut(
                Gate,
                GateOpener.Administrator,
                $"'{evidence.ApiText}' is linked to no gateway: a credential for it would open nothing.",
                "An administrator links the API to a gateway service, or to a control plane.");
        }

        if (implementations.Select(one => one.Service?.AuthStrategySyncError).FirstOrDefault(error => error is not null) is { } failed)
        {
            return OnboardingGate.Shut(
                Gate,
                GateOpener.Administrator,
                $"'{evidence.ApiText}' is linked, and its auth strategy did not reach the gateway: {PlainText.Of(failed.Message)}",
                "An administrator mends the gateway, and links the API again.");
        }

        return implementations.All(one => one.Service is not null || one.ControlPlane is not null)
            ? OnboardingGate.Open(Gate, implementations.Any(one => one.Service is not null) ? "Linked to a gateway service." : "Linked to a control plane.")
            : OnboardingGate.Unknown(Gate, "Konnect does not say what the API is linked to.", lookFailed: true);
    }

    /// <summary>A gate that only an API shows which was not seen.</summary>
    public static OnboardingGate NotSeen(OnboardingGateName gate, OnboardingEvidence evidence) =>
        evidence.CatalogApi.IsMissing ? OnboardingGate.Unknown(gate, "There is no such API: see ApiVisible.")
            : evidence.Publication.IsMissing && evidence.CatalogApi.Found is not null ? OnboardingGate.Unknown(gate, "The API is not published: see Published.")
            : evidence.Subject.Api is null || evidence.Api.HasFailed ? OnboardingGate.Unknown(gate, evidence.Api)
            : OnboardingGate.Unknown(gate, evidence.Publication);

    /// <summary>True when the API is published, the portal has roles, and the developer who is signed in is not shown it.</summary>
    private static bool IsHiddenByRole(OnboardingEvidence evidence) =>
        evidence is { Api.IsMissing: true, IsAnonymous: false, Publication.Found: not null } && evidence.Context.Found?.RbacEnabled != false;

    private static OnboardingGate Refused(OnboardingEvidence evidence, string seen) => OnboardingGate.Shut(
        OnboardingGateName.Access,
        GateOpener.Administrator,
        seen,
        evidence.Context.Found?.RbacEnabled == false
            ? "Ask an administrator of the portal; it has no roles that would explain it."
            : "An administrator adds the developer to a team of the portal, with a role that lets it register for the API.");
}
