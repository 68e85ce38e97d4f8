using System.Management.Automation;

namespace KonnectPS.Engine;

/// <summary>Tells whether anybody reads a cmdlet's debug stream, so that nothing is prepared for nobody.</summary>
internal static class DebugStream
{
    private const string Parameter = "Debug";

    public static bool IsWanted(PSCmdlet cmdlet) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(Parameter, out var given)
            ? LanguagePrimitives.IsTrue(given)
            : LanguagePrimitives.TryConvertTo<ActionPreference>(cmdlet.SessionState.PSVariable.GetValue("DebugPreference"), out var preference)
                && preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
}
