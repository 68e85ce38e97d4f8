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
                Gate, GateOpener.You, $"There is no API '{evidence.ApiText}'.", "Publish-KonnectApi publishes one from its document. Get-KonnectApi lists those that the portal shows; give the id, slug or name of one.");
        }

        if (evidence.Publication.Found is { } publication)
        {
            return IsHiddenByRole(evidence) ? OnboardingGate.Unknown(Gate, "Not shown to the developer: see Access.")
                : evidence is { IsOfTeam: true, Subject.Developer: null } && publication.Visibility == Private
                ? OnboardingGate.Unknown(Gate, $"The portal shows '{evidence.ApiText}' only to developers who are signed in; the application is a team's, for which nobody need sign in. {evidence.Me.Reason}")
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
                "Get-KonnectApi lists those that it shows. If it is none of them, an administrator publishes it with Publish-KonnectApi or, where the portal has roles, lets a team of the developer see it: Add-KonnectPortalTeamMember, Grant-KonnectRole -PortalTeam.");
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
                "An administrator publishes the API to the portal: Publish-KonnectApi, with -AuthStrategy unless the portal's own is meant.",
                Publish(evidence)),
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
                "An administrator links the API to a gateway service: Publish-KonnectApi -Service.",
                Publish(evidence)?.Then("-Service (Read-Host 'Gateway service')"));
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

    /// <summary>The command that publishes the API as it is; null where its id is not known.</summary>
    public static OpeningCommand? Publish(OnboardingEvidence evidence) =>
        (evidence.CatalogApi.Found?.Id ?? evidence.Api.Found?.Id) is { } id
            ? new OpeningCommand("Publish-KonnectApi").With("Api", id).With("Portal", evidence.PortalId)
            : null;

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
            : "An administrator adds the developer to a team of the portal that has the roles API Viewer and API Consumer for the API's gateway service.",
        evidence.Context.Found?.RbacEnabled == false ? null : GiveRoles(evidence));

    /// <summary>The commands that make a team for this API alone, with the developer in it; null where their ids are not known.</summary>
    private static OpeningCommand? GiveRoles(OnboardingEvidence evidence)
    {
        if (evidence.Me.Found is not { Id: { } developerId } me || evidence.PortalId is not { } portalId || evidence.ApiId is not { } apiId)
        {
            return null;
        }

        var team = $"{OpeningCommand.NameOrId(evidence.CatalogApi.Found?.Name ?? evidence.Api.Found?.Name, apiId)} consumers";
        var granting = new OpeningCommand("New-KonnectPortalTeam").With(team).With("Portal", portalId)
            .Then("| Add-KonnectPortalTeamMember").With("Developer", OpeningCommand.NameOrId(me.Email, developerId))
            .Then("; Grant-KonnectRole 'API Viewer', 'API Consumer' Services");
        granting = evidence.Implementations.Found?.Select(one => one.Service?.Id).FirstOrDefault(id => id is not null) is { } serviceId
            ? granting.With(serviceId)
            : granting.Then("(Read-Host 'Gateway service')");
        return granting.With("PortalTeam", team).With("Portal", portalId);
    }
}
