using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>The two tokens of a user whose device logged in.</summary>
internal static class ConsoleSession
{
    private const string RefreshPath = "/kauth/api/v1/refresh";

    public static (string Access, string Refresh) Begin(DoorCall call)
    {
        var options = call.Parts.Options;
        var userId = call.Store.User.Id;
        var access = call.Store.ConsoleTokens.Issue(userId, call.Now + options.ConsoleTokenLifetime);
        return (access, call.Store.ConsoleRefreshTokens.Issue(userId, call.Now + options.RefreshTokenLifetime, access));
    }

    public static DoorResponse Renew(DoorCall call)
    {
        if (call.RefreshToken is not { } token || call.Store.ConsoleRefreshTokens.Take(token) is not { } held)
        {
            return Problem.Unauthorized();
        }

        if (call.Parts.Options.EndAccessTokenOnRefresh)
        {
            call.Store.ConsoleTokens.Revoke(held.AccessToken);
        }

        var (access, refresh) = Begin(call);
        return new DoorResponse(StatusCodes.Status200OK)
        {
            Cookies =
            [
                $"konnectaccesstoken={access}; Path=/; HttpOnly; Secure; SameSite=Strict",
                $"{AdminAuthentication.RefreshCookie}={refresh}; Path={RefreshPath}; HttpOnly; Secure; SameSite=Strict",
            ],
        };
    }
}
