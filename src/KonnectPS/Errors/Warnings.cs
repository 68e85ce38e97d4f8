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

    public static string RegistrationReadBack(string application, string api, Registration existing) =>
        $"The application '{PlainText.Of(application)}' is registered for '{PlainText.Of(api)}' already; the registration was read back, and is {PlainText.Of(existing.Status)}.";

    public static string RegistrationNotApproved(string application, Registration registration) =>
        $"The registration of '{PlainText.Of(application)}' for {PlainText.Of(registration.ApiSlug ?? registration.ApiName)} is {PlainText.Of(registration.Status)}: the credential opens nothing there until it is approved.";

    public static string KeyNameUnknown(string application) =>
        $"Konnect does not say in which header or query parameter the key of '{PlainText.Of(application)}' belongs: its auth strategy names none. Ask the portal's administrator; KeyName is empty.";
}
