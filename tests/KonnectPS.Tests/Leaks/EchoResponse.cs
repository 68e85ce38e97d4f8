using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KonnectPS.Tests.Origins;
using Microsoft.AspNetCore.Http;

namespace KonnectPS.Tests.Leaks;

/// <summary>The ways in which a server repeats to the client all that the client sent it.</summary>
internal static class EchoResponse
{
    private static readonly JsonSerializerOptions HardlyEscaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<string, Func<HttpContext, ReceivedRequest, Task>> Kinds = new()
    {
        ["401"] = (context, request) => ProblemAsync(context, 401, Echo(request)),
        ["403"] = (context, request) => ProblemAsync(context, 403, "max allowed: " + Echo(request)),
        ["409"] = (context, request) => ProblemAsync(context, 409, Echo(request)),
        ["422"] = (context, request) => ProblemAsync(context, 422, Echo(request)),
        ["500"] = (context, request) => ProblemAsync(context, 500, Echo(request)),
        ["URL-encoded"] = (context, request) => ProblemAsync(context, 400, Uri.EscapeDataString(Echo(request))),
        ["JSON in JSON"] = (context, request) => ProblemAsync(context, 400, JsonSerializer.Serialize(Echo(request))),
        ["JSON, hardly escaped"] = (context, request) => ProblemAsync(context, 400, JsonSerializer.Serialize(Echo(request), HardlyEscaped)),
        ["HTML"] = (context, request) => ProblemAsync(context, 400, WebUtility.HtmlEncode(Echo(request))),
        ["HTML by numbers"] = (context, request) => ProblemAsync(context, 400, Numbers(Echo(request))),
        ["URL in HTML in URL"] = (context, request) => ProblemAsync(context, 400, Uri.EscapeDataString(Numbers(Uri.EscapeDataString(Echo(request))))),
        ["HTML in HTML in HTML"] = (context, request) => ProblemAsync(context, 400, WebUtility.HtmlEncode(WebUtility.HtmlEncode(Numbers(Echo(request))))),
        ["lower case"] = (context, request) => ProblemAsync(context, 400, Echo(request).ToLowerInvariant()),
        ["a web page"] = (context, request) => WriteAsync(context, 502, "text/html", Echo(request)),
        ["a web page as success"] = (context, request) => WriteAsync(context, 200, "text/html", Echo(request)),
        ["broken JSON"] = (context, request) => WriteAsync(context, 200, "application/json", $"{{{JsonSerializer.Serialize(Echo(request))}: nothing}}"),
        ["JSON of another shape"] = (context, request) => WriteAsync(
            context, 200, "application/json", $"{{\"id\": {{{JsonSerializer.Serialize(Echo(request))}: {JsonSerializer.Serialize(Echo(request))}}}}}"),
        ["names of unknown fields"] = (context, request) => WriteAsync(
            context, 200, "application/json", $"{{{JsonSerializer.Serialize(Echo(request))}: {JsonSerializer.Serialize(Echo(request))}, \"data\": [{{\"labels\": {{{JsonSerializer.Serialize(Echo(request))}: 1}}}}]}}"),
        ["another type"] = (context, request) => WriteAsync(context, 200, "text/" + Word(request), "what it is"),
        ["a redirect"] = (context, request) =>
        {
            context.Response.Headers.Location = $"https://{Word(request)}.example.com/{Word(request)}?{Word(request)}";
            return WriteAsync(context, 302, "text/plain", Echo(request));
        },
    };

    /// <summary>Those that lead a cmdlet to other ends.</summary>
    public static IReadOnlyList<string> Outcomes { get; } = ["401", "403", "409", "422", "500", "a web page as success", "broken JSON", "a redirect"];

    /// <summary>Those that differ in how they are written alone.</summary>
    public static IEnumerable<string> Writings => Kinds.Keys.Except(Outcomes);

    public static Func<HttpContext, ReceivedRequest, Task> Of(string kind) => Kinds[kind];

    private static string Echo(ReceivedRequest request) => request.Everything;

    /// <summary>Every character but letters and digits as its number in HTML.</summary>
    private static string Numbers(string text) => string.Concat(text.Select(one => char.IsAsciiLetterOrDigit(one) ? one.ToString() : $"&#{(int)one:D4};"));

    /// <summary>The token that was sent, as far as it fits a header.</summary>
    private static string Word(ReceivedRequest request)
    {
        var credential = request.Headers.Split('\n').FirstOrDefault(header => header.StartsWith("Cookie", StringComparison.Ordinal) || header.StartsWith("Auth", StringComparison.Ordinal));
        var text = credential?.Split(' ', '=')[^1] ?? "nothing";
        return new string([.. text.Where(one => char.IsAsciiLetterOrDigit(one) || one is '.' or '_' or '-')]);
    }

    private static Task ProblemAsync(HttpContext context, int status, string echo)
    {
        return WriteAsync(context, status, "application/problem+json", JsonSerializer.Serialize(new
        {
            status,
            title = echo,
            detail = echo,
            instance = echo,
            invalid_parameters = new[] { new { field = echo, reason = echo, rule = echo, source = echo } },
        }));
    }

    private static Task WriteAsync(HttpContext context, int status, string type, string body)
    {
        // Zero seconds: what is repeated is repeated at once.
        context.Response.Headers.RetryAfter = "0";
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body)).AsTask();
    }
}
