using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>The two tokens of a signed-in developer, which travel in cookies only.</summary>
internal static class PortalSession
{
    public static DoorResponse Begin(DoorCall call, Developer developer)
    {
        var options = call.Parts.Options;
        var accessEnd = call.Now + options.PortalTokenLifetime;
        var refreshEnd = call.Now + options.RefreshTokenLifetime;
        var access = call.Store.PortalTokens.Issue(developer.Id, accessEnd);
        var refresh = call.Store.PortalRefreshTokens.Issue(developer.Id, refreshEnd, access);
        return DoorResponse.NoContent with
        {
            // The refresh cookie's path is Konnect's own, although nothing is served there.
            Cookies =
            [
                $"{DeveloperAuthentication.TokenCookie}={access}; Path=/; Expires={accessEnd:R}; HttpOnly; SameSite=None",
                $"{DeveloperAuthentication.RefreshCookie}={refresh}; Path=/v2/refresh; Expires={refreshEnd:R}; HttpOnly; SameSite=None",
            ],
        };
    }

    public static DoorResponse Renew(DoorCall call)
    {
        if (call.RefreshToken is not { } token
            || call.Store.PortalRefreshTokens.Take(token) is not { } held
            || call.Store.Developers.Find(held.SubjectId) is not { Status: DeveloperStatus.Approved } developer
            || developer.PortalId != call.Portal.Id)
        {
            return Problem.Unauthorized();
        }

        if (call.Parts.Options.EndAccessTokenOnRefresh)
        {
            call.Store.PortalTokens.Revoke(held.AccessToken);
        }

        return Begin(call, developer);
    }

    public static DoorResponse End(DoorCall call)
    {
        var access = SecretHash.Of(call.Token!);
        call.Store.PortalTokens.Revoke(access);
        call.Store.PortalRefreshTokens.RevokeBeside(access);
        return DoorResponse.NoContent;
    }
}
