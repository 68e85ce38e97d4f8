using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace KonnectPS.Sandbox.Http;

/// <summary>Konnect's error responses.</summary>
internal static class Problem
{
    public const string ContentType = "application/problem+json";

    public static DoorResponse Of(int status, string detail, string? title = null)
    {
        return new DoorResponse(status, Document(status, title ?? ReasonPhrases.GetReasonPhrase(status), detail), ContentType);
    }

    public static DoorResponse Unauthorized()
    {
        return Of(401, "Unauthorized");
    }

    public static DoorResponse Forbidden(string detail)
    {
        return Of(403, detail);
    }

    public static DoorResponse NotFound(string detail = "Not found")
    {
        return Of(404, detail);
    }

    public static DoorResponse Conflict(string detail)
    {
        return Of(409, detail);
    }

    public static DoorResponse Invalid(params IEnumerable<InvalidParameter> parameters)
    {
        var document = Document(400, "Bad Request", "Invalid Parameters");
        document["invalid_parameters"] = new JsonArray([.. parameters.Select(static parameter => parameter.ToJson())]);
        return new DoorResponse(400, document, ContentType);
    }

    private static JsonObject Document(int status, string title, string detail)
    {
        return new JsonObject
        {
            ["status"] = status,
            ["title"] = title,
            ["instance"] = string.Create(CultureInfo.InvariantCulture, $"konnect:trace:{RandomNumberGenerator.GetInt32(int.MaxValue):D10}{RandomNumberGenerator.GetInt32(1_000_000_000):D9}"),
            ["detail"] = detail,
        };
    }
}
