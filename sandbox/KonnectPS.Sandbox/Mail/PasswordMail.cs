using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.Mail;

/// <summary>The e-mail with which a developer sets a new password.</summary>
internal static class PasswordMail
{
    public static void Send(SandboxParts parts, Portal portal, Developer developer)
    {
        var now = parts.Options.TimeProvider.GetUtcNow();
        var token = parts.Store.EmailTokens.Issue(new EmailToken(
            developer.Id,
            EmailTokenPurpose.ResetPassword,
            now + parts.Options.EmailTokenLifetime));
        var body = $"Hello {developer.FullName}, set a new password at https://{portal.Domain}/reset-password?token={token}";
        parts.Inbox.Deliver(new InboxMessage(developer.Email, $"Your password for {portal.DisplayName}", now, $"{token}", body));
    }
}
