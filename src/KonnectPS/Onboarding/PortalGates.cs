using KonnectPS.Client;
using KonnectPS.Errors;

namespace KonnectPS.Onboarding;

/// <summary>The gates in front of a portal: it answers, and lets the developer in.</summary>
internal static class PortalGates
{
    private const string Approved = "approved";

    public static OnboardingGate Portal(OnboardingEvidence evidence) => evidence.Context switch
    {
        { Found: { } portal } => OnboardingGate.Open(
            OnboardingGateName.Portal, $"'{PlainText.Of(portal.Name)}' answers at {evidence.PortalUrl!.Authority}."),
        { Failure: KonnectException failure } => OnboardingGate.Shut(
            OnboardingGateName.Portal, GateOpener.You, failure.Message, ErrorRecords.ActionFor(failure)),
        { IsMissing: true } missing => OnboardingGate.Shut(
            OnboardingGateName.Portal, GateOpener.You, missing.Reason, "Give the address at which developers open the portal in a browser."),
        var look => OnboardingGate.Unknown(OnboardingGateName.Portal, look),
    };

    public static OnboardingGate SignIn(OnboardingEvidence evidence)
    {
        if (evidence.Me.Found is { } me)
        {
            return OnboardingGate.Open(OnboardingGateName.SignIn, $"{PlainText.Of(me.Email)} is signed in.");
        }

        if (evidence.Context.Found is not { } portal)
        {
            return OnboardingGate.Unknown(OnboardingGateName.SignIn, evidence.Context);
        }

        if (portal.AuthenticationEnabled == false)
        {
            return OnboardingGate.Shut(
                OnboardingGateName.SignIn,
                GateOpener.Administrator,
                "The portal knows no developers: its authentication is off.",
                "An administrator turns on the portal's authentication.",
                new OpeningCommand("Set-KonnectPortal").With(portal.PortalId).Then("-AuthenticationEnabled"));
        }

        if (portal is { BasicAuthEnabled: false, OidcAuthEnabled: false, SamlAuthEnabled: false })
        {
            return OnboardingGate.Shut(
                OnboardingGateName.SignIn,
                GateOpener.Administrator,
                "The portal has no way to sign in.",
                "An administrator lets developers sign in with a password or by single sign-on.");
        }

        if (evidence.Me.Failure is KonnectException { Kind: KonnectErrorKind.PortalTokenRefused })
        {
            return OnboardingGate.Shut(
                OnboardingGateName.SignIn, GateOpener.You, "The portal refuses the session's token: it is wrong or has ended.", "Sign in again.", SignInCommand(evidence));
        }

        return portal.BasicAuthEnabled
            ? OnboardingGate.Open(OnboardingGateName.SignIn, "Developers sign in with their e-mail address and a password.")
            : OnboardingGate.NeedsPerson(
                OnboardingGateName.SignIn,
                GateOpener.Developer,
                "Developers sign in by single sign-on alone.",
                "Sign in to the portal in a browser, and give the value of its portalaccesstoken cookie.",
                SignInCommand(evidence));
    }

    public static OnboardingGate SignUp(OnboardingEvidence evidence)
    {
        if (evidence.Me.Found is { } me)
        {
            return OnboardingGate.Open(OnboardingGateName.SignUp, $"{PlainText.Of(me.Email)} has signed up.");
        }

        if (evidence.Developer.Found is { } developer)
        {
            return OnboardingGate.Open(OnboardingGateName.SignUp, $"{PlainText.Of(developer.Email)} has signed up.");
        }

        if (evidence.Developer is not { IsMissing: true } || evidence.Subject.Developer is not { } named)
        {
            return NotSeen(OnboardingGateName.SignUp, evidence);
        }

        if (evidence.Context.Found is { BasicAuthEnabled: false })
        {
            return OnboardingGate.Unknown(OnboardingGateName.SignUp, $"The portal has no developer '{PlainText.Of(named.Text)}'; who signs in by single sign-on signs up by that: see SignIn.");
        }

        var canSignUp = evidence.PortalUrl is not null && named.Text.IndexOf('@') > 0 && OpeningCommand.CanStand(named.Text);
        return OnboardingGate.Shut(
            OnboardingGateName.SignUp,
            GateOpener.Developer,
            $"The portal has no developer '{PlainText.Of(named.Text)}'.",
            "Sign up; the portal sends an e-mail with the token that Confirm-KonnectDeveloper takes.",
            canSignUp
                ? new OpeningCommand("Register-KonnectDeveloper").With(named.Text).With(named.Text.Split('@')[0]).With("PortalUrl", AddressOf(evidence))
                : null);
    }

    public static OnboardingGate DeveloperApproval(OnboardingEvidence evidence)
    {
        if (evidence.Me.Found is { } me)
        {
            return OnboardingGate.Open(OnboardingGateName.DeveloperApproval, $"{PlainText.Of(me.Email)} is approved, being signed in.");
        }

        if (evidence.Developer.Found is { } developer)
        {
            return OfStatus(evidence, developer);
        }

        if (evidence.IsOfTeam && evidence.Subject.Developer is null)
        {
            return OnboardingGate.Open(OnboardingGateName.DeveloperApproval, "The application is a team's, and no developer was named.");
        }

        if (evidence.Portal.Found is not { } portal || evidence.Developer.HasFailed)
        {
            return NotSeen(OnboardingGateName.DeveloperApproval, evidence);
        }

        return portal.AutoApproveDevelopers
            ? OnboardingGate.Open(OnboardingGateName.DeveloperApproval, "The portal approves at once whoever signs up.")
            : OnboardingGate.NeedsPerson(
                OnboardingGateName.DeveloperApproval,
                GateOpener.Administrator,
                "An administrator approves each developer who signs up.",
                "Once the developer has signed up, Approve-KonnectPortalDeveloper lets them in; -Developer shows whether they wait. Set-KonnectPortal -AutoApproveDevelopers has nobody wait.");
    }

    /// <summary>How somebody signs in to the portal.</summary>
    public static OpeningCommand SignInCommand(OnboardingEvidence evidence) =>
        new OpeningCommand("Connect-KonnectPortal").With(AddressOf(evidence)).Then(
            evidence.Context.Found is { BasicAuthEnabled: true }
                ? "-Credential (Get-Credential)"
                : "-PortalToken (Read-Host 'portalaccesstoken' -AsSecureString)");

    /// <summary>A gate of the developer's, where neither door showed them.</summary>
    private static OnboardingGate NotSeen(OnboardingGateName gate, OnboardingEvidence evidence) =>
        evidence.Me.HasFailed
            ? OnboardingGate.Unknown(gate, evidence.Me)
            : OnboardingGate.Unknown(gate, $"It shows once they sign in. {evidence.Developer.Reason}", evidence.Developer.HasFailed || evidence.Developer.IsMissing);

    private static string AddressOf(OnboardingEvidence evidence) => evidence.PortalUrl!.GetLeftPart(UriPartial.Authority);

    private static OnboardingGate OfStatus(OnboardingEvidence evidence, PortalDeveloper developer)
    {
        var email = PlainText.Of(developer.Email);
        var approve = new OpeningCommand("Approve-KonnectPortalDeveloper")
            .With(OpeningCommand.NameOrId(developer.Email, developer.Id)).With("Portal", evidence.PortalId);
        return developer.Status switch
        {
            Approved => OnboardingGate.Open(OnboardingGateName.DeveloperApproval, $"{email} is approved."),
            "pending" => OnboardingGate.NeedsPerson(
                OnboardingGateName.DeveloperApproval, GateOpener.Administrator, $"{email} waits for an administrator.", "Approve the developer.", approve),
            "rejected" or "revoked" => OnboardingGate.Shut(
                OnboardingGateName.DeveloperApproval,
                GateOpener.Administrator,
                $"{email} was {developer.Status}.",
                "Approve the developer, if that decision no longer holds.",
                approve),
            var other => OnboardingGate.Unknown(OnboardingGateName.DeveloperApproval, $"{email} has the status '{PlainText.Of(other)}'.", lookFailed: true),
        };
    }
}
