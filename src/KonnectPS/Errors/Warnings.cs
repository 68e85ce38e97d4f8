using KonnectPS.Client;

namespace KonnectPS.Errors;

/// <summary>The texts of warnings about work that was done, except for its last step.</summary>
internal static class Warnings
{
    public static string NameKept(string? kept, string chosen, KonnectException failure) =>
        $"The credential was minted, but kept the name '{PlainText.Of(kept)}' instead of '{PlainText.Of(chosen)}': {failure.Message} Set-KonnectCredential renames it.";

    public static string MarkerKept(string application, KonnectException failure) =>
        $"The application '{PlainText.Of(application)}' is in order, but its description still ends with a mark of KonnectPS: {failure.Message} Set-KonnectApplication -Description changes it.";

    public static string NotLocked(string vault, Exception failure) =>
        $"Other runs can't be kept from writing to the vault '{PlainText.Of(vault)}' at the same time: {PlainText.Of(failure.Message)}";
}
