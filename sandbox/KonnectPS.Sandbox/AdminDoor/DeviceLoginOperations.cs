using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>Logging in a device that has no browser (RFC 8628).</summary>
internal static class DeviceLoginOperations
{
    public static DoorResponse Authorize(DoorCall call)
    {
        var login = call.Parts.Devices.Begin(call.Request.BodyText("client_id")!);
        var page = new Uri(call.Origin, "sandbox/device");
        return DoorResponse.Ok(new JsonObject
        {
            ["device_code"] = login.DeviceCode,
            ["user_code"] = login.UserCode,
            ["verification_uri"] = $"{page}",

            // There is no page to click on: to open the address is to approve.
            ["verification_uri_complete"] = $"{page}/{login.UserCode}/approve",
            ["expires_in"] = Seconds(call.Parts.Options.DeviceCodeLifetime),
            ["interval"] = Seconds(login.Interval),
        });
    }

    public static DoorResponse GetToken(DoorCall call)
    {
        if (call.Parts.Devices.Poll(call.Request.BodyText("device_code")!, call.Request.BodyText("client_id")!) is { } error)
        {
            return OAuthError.Of(error);
        }

        var (access, refresh) = ConsoleSession.Begin(call);
        return DoorResponse.Ok(new JsonObject
        {
            ["access_token"] = access,
            ["refresh_token"] = refresh,
            ["token_type"] = "Bearer",
            ["expires_in"] = Seconds(call.Parts.Options.ConsoleTokenLifetime),
            ["scope"] = "openid",
        });
    }

    private static long Seconds(TimeSpan time)
    {
        return (long)time.TotalSeconds;
    }
}
