using System.Management.Automation;

namespace KonnectPS.Errors;

/// <summary>
/// The text of an error's details. From PowerShell 7.5 on the default view shows the recommended action beside the message. Older
/// shells show the message alone, so there the message includes the recommended action. The views of newer shells that do not
/// show it either are extended in KonnectPS.types.ps1xml.
/// </summary>
internal static class ErrorText
{
    private static readonly bool ShellShowsRecommendedAction = typeof(PSObject).Assembly.GetName().Version >= new Version(7, 5);

    /// <summary>Message and recommended action, the latter also within the message where the shell would not show it.</summary>
    public static ErrorDetails Details(string message, string recommendedAction) =>
        new(ShellShowsRecommendedAction ? message : $"{message}{Environment.NewLine}  Recommendation: {recommendedAction}")
        {
            RecommendedAction = recommendedAction,
        };
}
