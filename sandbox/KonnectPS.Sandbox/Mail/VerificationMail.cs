using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.Mail;

/// <summary>The e-mail with which a new developer proves that the address is theirs.</summary>
internal static class VerificationMail
{
    public static void Send(SandboxParts parts, Portal portal, Developer developer, bool invited)
    {
        var now = parts.Options.TimeProvider.GetUtcNow();
        var token = parts.Store.EmailTokens.Issue(new EmailToken(
            developer.Id,
            EmailTokenPurpose.VerifyEmail,
            now + parts.Options.EmailTokenLifetime));
        var subject = invited ? $"You are invited to {portal.DisplayName}" : $"Verify your e-mail address for {portal.DisplayName}";
        var body = $"Hello {developer.FullName}, set your password at https://{portal.Domain}/verify-email?token={token}";
        parts.Inbox.Deliver(new InboxMessage(developer.Email, subject, now, $"{token}", body));
    }
}
