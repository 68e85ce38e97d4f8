namespace KonnectPS.Onboarding;

/// <summary>The gates, in the order in which they are met.</summary>
internal static class OnboardingReport
{
    /// <summary>What the evidence comes to; one gate each.</summary>
    public static IReadOnlyList<OnboardingGate> Of(OnboardingEvidence evidence) => [.. Gates(evidence).Select(gate => gate.On(evidence))];

    /// <summary>True when every gate that the open doors can show is open.</summary>
    public static bool IsPassable(IEnumerable<OnboardingGate> gates) => gates.All(gate => !gate.IsBlocked && !gate.LookFailed);

    private static OnboardingGate[] Gates(OnboardingEvidence evidence) =>
    [
        PortalGates.Portal(evidence),
        PortalGates.SignIn(evidence),
        PortalGates.SignUp(evidence),
        PortalGates.DeveloperApproval(evidence),
        ApiGates.Access(evidence),
        ApiGates.ApiVisible(evidence),
        ApiGates.Published(evidence),
        ApiGates.GatewayLink(evidence),
        StrategyGates.AuthStrategy(evidence),
        StrategyGates.CredentialKind(evidence),
        RegistrationGate.Of(evidence),
        QuotaGate.Of(evidence),
        VaultGate.Of(evidence),
    ];
}
