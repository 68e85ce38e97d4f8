using System.Security;

namespace KonnectPS.Formatting;

/// <summary>Shows that there is a secret, and nothing about it, not even its length.</summary>
public static class RedactedSecret
{
    /// <summary>Eight asterisks; empty for no secret.</summary>
    public static string Of(SecureString? secret) => secret is null ? "" : "********";
}
