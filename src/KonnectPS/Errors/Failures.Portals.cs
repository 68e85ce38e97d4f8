using System.Management.Automation;
using KonnectPS.Client;

namespace KonnectPS.Errors;

/// <summary>The errors of portals, and of those who sign in to them.</summary>
internal static partial class Failures
{
    public static KonnectCommandException PasswordTokenRefused(KonnectException cause) => Of(
        ErrorCategory.AuthenticationError,
        $"The portal refuses the token, which is wrong, has been used or has ended. {cause.Message}",
        "Ask for a new e-mail with Reset-KonnectDeveloperPassword and the e-mail address, and take the token from it. One from a sign-up or an invitation goes to Confirm-KonnectDeveloper.",
        cause);

    public static KonnectCommandException PortalNotReadable(string name, KonnectException cause) => Of(
        ErrorCategory.ResourceExists,
        $"The name '{PlainText.Of(name)}' is taken, but no portal of that name can be read.",
        "Wait a moment and try again, or choose another name.",
        cause);

    /// <param name="portal">The portal's name or id.</param>
    /// <param name="content">What is in it that would go with it.</param>
    /// <param name="look">The command that shows it.</param>
    /// <param name="cause">How Konnect refused, if it did.</param>
    public static KonnectCommandException PortalInUse(string portal, string content, string look, KonnectException? cause = null) => Of(
        ErrorCategory.ResourceBusy,
        $"The portal '{PlainText.Of(portal)}' is in use and was not deleted: {content}.",
        $"See {look}. Give -Force to delete the portal with all that is in it.",
        cause);
}
