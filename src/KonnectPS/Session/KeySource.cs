namespace KonnectPS.Session;

/// <summary>Where the key of a door comes from, and what to do when the door refuses it.</summary>
/// <param name="Name">The parameter, the variables or the file.</param>
/// <param name="Remedy">What to do; null for what the refusal itself advises.</param>
internal sealed record KeySource(string Name, string? Remedy = null)
{
    public static KeySource PortalToken { get; } = new(
        "-PortalToken", "Sign in to the portal in a browser and give the value of its portalaccesstoken cookie with -PortalToken.");

    public static KeySource Credential { get; } = new("-Credential");

    public static KeySource PersonalAccessToken { get; } = new(
        "-PersonalAccessToken", "Create a new access token in Konnect and give it with -PersonalAccessToken.");

    public static KeySource DeviceAuthentication { get; } = new("-UseDeviceAuthentication");

    /// <summary>Variables of the environment.</summary>
    public static KeySource Environment(string variables) =>
        new(variables, $"Correct {variables}, remove what is out of date, or give -NoEnvironment to leave the environment out.");

    /// <summary>The file in which kongctl keeps the token of a profile.</summary>
    public static KeySource Kongctl(string path) => new(path, "Run kongctl login again, for this profile.");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
