using System.Security;

namespace KonnectPS.Formatting;

/// <summary>Says that a secret is there, and nothing of it: not even its length.</summary>
public static class RedactedSecret
{
    /// <summary>Eight asterisks; empty for no secret.</summary>
    public static string Of(SecureString? secret) => secret is null ? "" : "********";
}
