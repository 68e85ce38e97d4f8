using KonnectPS.Client;

namespace KonnectPS.Errors;

/// <summary>The texts of warnings about work that was done, except for its last step.</summary>
internal static class Warnings
{
    public static string ReadBack(string noun, string name, IReadOnlyList<string> differences) =>
        $"The {noun} '{PlainText.Of(name)}' exists already and was read back; "
        + (differences.Count == 0 ? "it is as asked for." : $"it differs from what was asked for: {string.Join("; ", differences)}.");

    public static string NameKept(string? kept, string chosen, KonnectException failure) =>
        $"The credential was minted, but kept the name '{PlainText.Of(kept)}' instead of '{PlainText.Of(chosen)}': {failure.Message} Set-KonnectCredential renames it.";

    public static string MarkerKept(string application, KonnectException failure) =>
        $"The application '{PlainText.Of(application)}' is in order, but its description still ends with a mark of KonnectPS: {failure.Message} Set-KonnectApplication -Description changes it.";

    public static string SecretIdUnknown(string application, KonnectException failure) =>
        $"The credential of '{PlainText.Of(application)}' was minted and is whole, except for the id of its secret: {failure.Message} Reset-KonnectCredential finds it.";

    public static string NotLocked(string vault, Exception failure) =>
        $"Other runs can't be kept from writing to the vault '{PlainText.Of(vault)}' at the same time: {PlainText.Of(failure.Message)}";

    public static string PortalReadBack(NewPortal wanted, Portal existing)
    {
        var found = $"The portal '{PlainText.Of(wanted.Name)}' exists already and was read back";
        return wanted.DifferencesOf(existing) is { Count: > 0 } differences
            ? $"{found}; it differs from what was asked for: {string.Join("; ", differences)}. Set-KonnectPortal changes it."
            : $"{found}; it is as asked for.";
    }

    public static string RegistrationReadBack(string application, string api, Registration existing) =>
        $"The application '{PlainText.Of(application)}' is registered for '{PlainText.Of(api)}' already; the registration was read back, and is {PlainText.Of(existing.Status)}.";

    public static string RegistrationNotApproved(string application, Registration registration) =>
        $"The registration of '{PlainText.Of(application)}' for {PlainText.Of(registration.ApiSlug ?? registration.ApiName)} is {PlainText.Of(registration.Status)}: the credential opens nothing there until it is approved.";

    /// <summary>Null where the team is what was asked for.</summary>
    public static string? TeamReadBack(NewPortalTeam wanted, PortalTeam team)
    {
        var differs = new[]
        {
            wanted.CanOwnApplications == true && !team.CanOwnApplications ? "it can't own applications" : null,
            wanted.Description is not null && wanted.Description != team.Description ? "it has another description" : null,
        }.OfType<string>().ToList();
        return differs.Count == 0 ? null
            : $"The team '{PlainText.Of(team.Name)}' exists already and was read back: {string.Join(" and ", differs)}. Choose another name, or delete it with Remove-KonnectPortalTeam first.";
    }

    /// <summary>What to warn of when the credential was minted; null when nobody has to ask where its key belongs.</summary>
    public static string? KeyNameUnknown(KonnectCredential minted) => minted is not { ApiKey: not null, KeyName: null } ? null :
        $"Konnect does not say in which header or query parameter the key of '{PlainText.Of(minted.Name)}' belongs: its auth strategy names none. Ask the portal's administrator; KeyName is empty.";

    public static string ApiReadBack(string api) =>
        $"There is an API '{api}' already; it was read back, and its document was not changed. Publish-KonnectApi brings it up to date.";

    public static string ApiNotLinked(string api) =>
        $"The API '{PlainText.Of(api)}' is linked to no gateway service, so that nobody can be given a credential for it. Publish-KonnectApi -Service links it.";

    public static string ApiTakesNoRegistrations(string api) =>
        $"The API '{PlainText.Of(api)}' has no auth strategy in this portal, so that nobody can register for it. Publish-KonnectApi -AuthStrategy gives it one.";

    public static string SpecificationRemark(string path, string remark) => $"{PlainText.Of(path)}: {PlainText.Of(remark)}";
}
