namespace KonnectPS.Client;

/// <summary>A cookie's value and end.</summary>
internal readonly record struct TokenCookie(string Value, DateTimeOffset? ExpiresAt);
