using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.Mail;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>Signing up: an e-mail address, proof that it is one's own, and a password.</summary>
internal static class SignUpOperations
{
    private const int ShortestPassword = 8;

    public static DoorResponse Register(DoorCall call)
    {
        if (call.Request.Body is null)
        {
            return Problem.Invalid(InvalidParameter.Required("email"), InvalidParameter.Required("full_name"));
        }

        var portal = call.Portal;
        if (!portal.AuthenticationEnabled)
        {
            return Problem.Of(StatusCodes.Status400BadRequest, "Developer authentication is not enabled");
        }

        var email = call.Request.BodyText("email")!;
        var developer = call.Store.Developers.Find(portal.Id, email);
        if (developer is null)
        {
            developer = Add(call, portal, email);
        }
        else if (developer.Password is not null)
        {
            // The response must not reveal who has an account.
            return new DoorResponse(StatusCodes.Status201Created);
        }

        VerificationMail.Send(call.Parts, portal, developer, invited: false);
        return new DoorResponse(StatusCodes.Status201Created);
    }

    public static DoorResponse VerifyEmail(DoorCall call)
    {
        if (Refuse(call, EmailTokenPurpose.VerifyEmail, out var id, out var developer) is { } error)
        {
            return error;
        }

        call.Store.EmailTokens.Use(id);
        var reset = call.Store.EmailTokens.Issue(new EmailToken(
            developer!.Id,
            EmailTokenPurpose.ResetPassword,
            call.Now + call.Parts.Options.EmailTokenLifetime));
        return new DoorResponse(StatusCodes.Status202Accepted, new JsonObject { ["email"] = developer.Email, ["token"] = reset });
    }

    public static DoorResponse ResetPassword(DoorCall call)
    {
        if (call.Request.BodyText("password") is { Length: < ShortestPassword })
        {
            var complaint = new InvalidParameter("body", "password", "min_length", $"must have at least {ShortestPassword} characters");
            return Problem.Invalid(complaint with { Minimum = ShortestPassword });
        }

        if (Refuse(call, EmailTokenPurpose.ResetPassword, out var id, out var developer) is { } error)
        {
            return error;
        }

        if (developer!.Status is DeveloperStatus.Rejected or DeveloperStatus.Revoked)
        {
            return Problem.Unauthorized();
        }

        call.Store.EmailTokens.Use(id);
        call.Store.Developers.SetPassword(developer.Id, call.Request.BodyText("password")!);
        return DoorResponse.NoContent;
    }

    private static Developer Add(DoorCall call, Portal portal, string email)
    {
        var status = portal.AutoApproveDevelopers ? DeveloperStatus.Approved : DeveloperStatus.Pending;
        var developer = call.Store.Developers.Add(portal.Id, email, call.Request.BodyText("full_name")!, password: null, status, call.Request.BodyObject("additional_data"));
        call.Store.Lag.Begin(LaggingEvent.Creation, developer.Id);
        if (status == DeveloperStatus.Approved)
        {
            call.Store.Lag.Begin(LaggingEvent.Approval, developer.Id);
        }

        return developer;
    }

    private static DoorResponse? Refuse(DoorCall call, EmailTokenPurpose purpose, out Guid id, out Developer? developer)
    {
        id = default;
        developer = null;
        if (call.Request.BodyId("token") is not { } given)
        {
            return Problem.Invalid(InvalidParameter.Required("token"));
        }

        id = given;
        var token = call.Store.EmailTokens.Find(given, purpose);
        developer = token is null ? null : call.Store.Developers.Find(token.DeveloperId);
        if (developer is null || developer.PortalId != call.Portal.Id || call.Store.Lag.Hides(LaggingEvent.Creation, developer.Id))
        {
            return Problem.NotFound("Token not found");
        }

        return token!.IsGone(call.Now) ? Problem.Of(StatusCodes.Status410Gone, "The token was used before or has expired") : null;
    }
}
