using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.Control;

/// <summary>The person in the browser: <c>/sandbox/device/{userCode}/approve</c> and <c>/deny</c>.</summary>
internal static class DeviceRoute
{
    public const string Prefix = "/device/";

    public static DoorResponse Decide(DeviceLogins devices, string route)
    {
        var found = route[Prefix.Length..].Split('/') switch
        {
            [var userCode, "approve"] => devices.Approve(userCode),
            [var userCode, "deny"] => devices.Deny(userCode),
            _ => false,
        };
        return found ? DoorResponse.NoContent : Problem.NotFound("No device waits with this code");
    }
}
