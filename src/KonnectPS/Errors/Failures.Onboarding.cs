using System.Management.Automation;
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
}
