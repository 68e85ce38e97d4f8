using System.Security;

namespace KonnectPS.Session;

/// <summary>One way to sign in to a portal: with a token that a portal issued, or with an e-mail address and a password.</summary>
internal sealed record SignIn(KeySource Source)
{
    public SecureString? Token { get; init; }

    public string? Email { get; init; }

    public SecureString? Password { get; init; }
}
