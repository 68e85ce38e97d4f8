using System.Security;
using KonnectPS.Client;

namespace KonnectPS.Session;

/// <summary>
/// The environment variables that stand in for what Connect-KonnectPortal was not given. A secret that is too long to be one throws
/// <see cref="KonnectErrorKind.InvalidToken"/>, an address that can't be one <see cref="KonnectErrorKind.InvalidAddress"/> or
/// <see cref="KonnectErrorKind.InsecureAddress"/>; both name the variable.
/// </summary>
internal sealed class KonnectEnvironment
{
    public const string AccessTokenName = "KONNECT_TOKEN";
    public const string RegionName = "KONNECT_REGION";
    public const string ApiUrlName = "KONNECT_API_URL";
    public const string ClientIdName = "KONNECT_CLIENT_ID";
    public const string PortalUrlName = "KONNECT_PORTAL_URL";
    public const string PortalTokenName = "KONNECT_PORTAL_TOKEN";
    public const string PortalEmailName = "KONNECT_PORTAL_EMAIL";
    public const string PortalPasswordName = "KONNECT_PORTAL_PASSWORD";

    private readonly Func<string, string?> _variable;

    private KonnectEnvironment(Func<string, string?> variable)
    {
        _variable = variable;
    }

    /// <summary>The environment of this process.</summary>
    public static KonnectEnvironment Process { get; } = new(Environment.GetEnvironmentVariable);

    /// <summary>An environment that says nothing.</summary>
    public static KonnectEnvironment Empty { get; } = new(_ => null);

    public SecureString? AccessToken => ReadSecret(AccessTokenName);

    public string? Region => ReadText(RegionName);

    public Uri? ApiUrl => ReadAddress(ApiUrlName);

    public string? ClientId => ReadText(ClientIdName);

    public Uri? PortalUrl => ReadAddress(PortalUrlName);

    public SecureString? PortalToken => ReadSecret(PortalTokenName);

    public string? PortalEmail => ReadText(PortalEmailName);

    public SecureString? PortalPassword => ReadSecret(PortalPasswordName);

    /// <summary>True when there is an access token, whatever it is worth.</summary>
    public bool HasAccessToken => Read(AccessTokenName) is not null;

    private SecureString? ReadSecret(string name) => Read(name) switch
    {
        null => null,
        { Length: > SecretText.MaxLength } => throw new KonnectException(
            KonnectErrorKind.InvalidToken, $"The value of {name} is longer than {SecretText.MaxLength} characters."),
        var value => SecretText.Hide(WithoutLineEnd(value)),
    };

    /// <summary>The file of a mounted secret may end in a line break; other white space may be part of a password.</summary>
    private static string WithoutLineEnd(string value) =>
        value[value.Length - 1] != '\n' ? value : value.Substring(0, value.Length - (value.EndsWith("\r\n", StringComparison.Ordinal) ? 2 : 1));

    private Uri? ReadAddress(string name)
    {
        try
        {
            return Read(name) is { } text ? DoorAddress.Parse(text) : null;
        }
        catch (KonnectException e)
        {
            throw new KonnectException(e.Kind, $"{name}: {e.Message}", e);
        }
    }

    private string? ReadText(string name) => Read(name)?.Trim();

    /// <summary>White space alone, as an empty secret of a pipeline may leave it, sets nothing.</summary>
    private string? Read(string name) => _variable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;
}
