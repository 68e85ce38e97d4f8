using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.Http;

/// <summary>An error as OAuth has it (RFC 6749, section 5.2), which is no problem document.</summary>
internal static class OAuthError
{
    public static DoorResponse Of(string error)
    {
        return new DoorResponse(StatusCodes.Status400BadRequest, new JsonObject { ["error"] = error });
    }
}
