using System.Management.Automation;

namespace KonnectPS.Engine;

/// <summary>Tells whether a stream of a cmdlet is shown, so that texts are only made when it is.</summary>
internal static class StreamPreference
{
    /// <summary>True when the debug stream is shown.</summary>
    public static bool WantsDebug(PSCmdlet cmdlet) => IsWanted(cmdlet, "Debug");

    /// <summary>True when the verbose stream is shown.</summary>
    public static bool WantsVerbose(PSCmdlet cmdlet) => IsWanted(cmdlet, "Verbose");

    /// <summary>True when even what is meant for the screen does not get there by the information stream.</summary>
    public static bool IgnoresInformation(PSCmdlet cmdlet) =>
        LanguagePrimitives.TryConvertTo<ActionPreference>(
            cmdlet.MyInvocation.BoundParameters.TryGetValue("InformationAction", out var given) ? given : cmdlet.SessionState.PSVariable.GetValue("InformationPreference"),
            out var preference) && preference == ActionPreference.Ignore;

    private static bool IsWanted(PSCmdlet cmdlet, string stream) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(stream, out var given)
            ? LanguagePrimitives.IsTrue(given)
            : LanguagePrimitives.TryConvertTo<ActionPreference>(cmdlet.SessionState.PSVariable.GetValue(stream + "Preference"), out var preference)
                && preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
}
