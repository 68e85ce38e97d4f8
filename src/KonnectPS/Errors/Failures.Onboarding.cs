using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Onboarding;

namespace KonnectPS.Errors;

/// <summary>The error of a way that is not open.</summary>
internal static partial class Failures
{
    /// <param name="blocked">The gates that are shut or need a person; one at least.</param>
    public static KonnectCommandException OnboardingBlocked(IReadOnlyList<OnboardingGate> blocked) => Of(
        ErrorCategory.ResourceUnavailable,
        $"{(blocked.Count == 1 ? "One gate is" : $"{blocked.Count} gates are")} not open: {string.Join(", ", blocked.Select(gate => $"{gate.Gate} ({gate.For})"))}.",
        $"First {blocked[0].Gate}: {blocked[0].Command ?? blocked[0].Remedy}");

    public static KonnectCommandException ApiNotPublic(string api) => Of(
        ErrorCategory.ObjectNotFound,
        $"The portal shows no API '{PlainText.Of(api)}' to everybody.",
        "If developers who are signed in are shown it, sign in with Connect-KonnectPortal first; Test-KonnectOnboarding names what is in the way.");

    public static KonnectCommandException PortalAddressUnknown() => Of(
        ErrorCategory.InvalidArgument,
        "The address at which developers open the portal is not known: Konnect names none that is Kong's own.",
        "Give the portal's address with -Portal, if you know it to be the portal's.");

    public static KonnectCommandException PortalElsewhere(string portal, string? domain, string host) => Of(
        ErrorCategory.SecurityError,
        $"Konnect knows the portal '{PlainText.Of(portal)}' at '{PlainText.Of(domain)}', not at {host}.",
        "Give the portal's own address with -Portal, or connect without an access token.");
}
