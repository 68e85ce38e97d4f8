using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.Mail;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>A password that its developer does not know any more.</summary>
internal static class ForgottenPassword
{
    public static DoorResponse Report(DoorCall call)
    {
        if (call.Request.Body is null)
        {
            return Problem.Invalid(InvalidParameter.Required("email"));
        }

        // The response must not reveal who has an account. Who never had a password signs up again instead.
        if (call.Store.Developers.Find(call.Portal.Id, call.Request.BodyText("email")!) is { Password: not null } developer)
        {
            PasswordMail.Send(call.Parts, call.Portal, developer);
        }

        return new DoorResponse(StatusCodes.Status200OK);
    }
}
