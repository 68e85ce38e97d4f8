namespace KonnectPS.Client;

/// <summary>A cookie's value and end.</summary>
internal readonly record struct PortalCookie(string Value, DateTimeOffset? ExpiresAt);
