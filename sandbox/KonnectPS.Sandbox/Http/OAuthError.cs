using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.Http;

/// <summary>An error as OAuth has it (RFC 6749, section 5.2), which is no problem document.</summary>
internal static class OAuthError
{
    public static Answer Of(string error)
    {
        return new Answer(StatusCodes.Status400BadRequest, new JsonObject { ["error"] = error });
    }
}
