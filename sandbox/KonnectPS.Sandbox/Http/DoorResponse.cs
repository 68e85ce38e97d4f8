using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.Http;

/// <summary>The response to a request.</summary>
internal sealed record DoorResponse(int Status, JsonNode? Body = null, string ContentType = "application/json")
{
    private static readonly JsonSerializerOptions AsKonnectWrites = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static DoorResponse NoContent { get; } = new(StatusCodes.Status204NoContent);

    /// <summary>Whole Set-Cookie header values.</summary>
    public IReadOnlyList<string> Cookies { get; init; } = [];

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public static DoorResponse Ok(JsonNode body)
    {
        return new DoorResponse(StatusCodes.Status200OK, body);
    }

    public static DoorResponse Created(JsonNode body)
    {
        return new DoorResponse(StatusCodes.Status201Created, body);
    }

    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        foreach (var (name, value) in Headers)
        {
            response.Headers[name] = value;
        }

        foreach (var cookie in Cookies)
        {
            response.Headers.Append("Set-Cookie", cookie);
        }

        if (Body is not null)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(Body, AsKonnectWrites);
            response.ContentType = ContentType;
            response.ContentLength = bytes.Length;
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }
}
