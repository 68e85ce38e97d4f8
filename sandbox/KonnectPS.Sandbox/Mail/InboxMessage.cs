namespace KonnectPS.Sandbox.Mail;

/// <summary>An e-mail that Konnect would have sent.</summary>
/// <param name="To">The address, as the developer gave it.</param>
/// <param name="Subject">The subject.</param>
/// <param name="SentAt">When it was sent.</param>
/// <param name="Token">The token its link holds.</param>
/// <param name="Body">The text.</param>
public sealed record InboxMessage(string To, string Subject, DateTimeOffset SentAt, string Token, string Body);
