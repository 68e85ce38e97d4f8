using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KonnectPS.Client;
using KonnectPS.Session;

namespace KonnectPS.Fuzzing;

/// <summary>
/// A target for each parser of text that comes from elsewhere. An input may be refused in the way the parser documents; any other
/// exception, and any promise that is not kept, is a find.
/// </summary>
internal static class Targets
{
    private const string Secret = "kpat_0123456789abcdef";

    private static readonly Uri Origin = new("https://portal.example.com/");

    // Made in the first run: what is instrumented must not run before the fuzzer has laid out its memory.
    private static readonly Lazy<KonnectRequest> Request = new(() => KonnectRequest.Get("api/v3/applications"));

    // The types as KonnectJson lists them: the first byte of an input chooses one.
    private static readonly Lazy<JsonTypeInfo[]> Models = new(() =>
    [
        .. typeof(KonnectJson).GetProperties()
            .Where(property => typeof(JsonTypeInfo).IsAssignableFrom(property.PropertyType))
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => (JsonTypeInfo)property.GetValue(KonnectJson.Default)!),
    ]);

    public static IReadOnlyDictionary<string, Action<byte[]>> All { get; } = new SortedDictionary<string, Action<byte[]>>(StringComparer.Ordinal)
    {
        ["address"] = Address,
        ["body-text"] = Body,
        ["cookies"] = Cookies,
        ["jwt"] = Jwt,
        ["kongctl-token"] = bytes => KongctlToken.Parse(bytes),
        ["models"] = Model,
        ["page"] = PageOfApplications,
        ["problem"] = ProblemDocument,
        ["retry-after"] = Retry,
        ["specification"] = Specification,
        ["url-path"] = Path,
    };

    private static void Address(byte[] bytes)
    {
        try
        {
            var door = DoorAddress.Parse(Text(bytes));
            Promise(door.Scheme == "https" || DoorAddress.IsLoopback(door), "only loopback is plain");
            Promise(door.AbsolutePath == "/" && door.Query.Length + door.Fragment.Length + door.UserInfo.Length == 0, "an origin and nothing else");
            Promise(DoorAddress.SameOrigin(door, DoorAddress.Parse(door.AbsoluteUri)), "the same when read again");
        }
        catch (KonnectException)
        {
        }
    }

    private static void Body(byte[] bytes)
    {
        using var secret = SecretText.Hide(Secret);
        var text = BodyText.Of(bytes, mediaType: null, new SecretRedactor(secret));
        Promise(text?.Contains(Secret, StringComparison.Ordinal) != true, "no secret is shown");
        Promise(text?.Any(TerminalControl.Is) != true, "no terminal is commanded");
    }

    private static void Cookies(byte[] bytes)
    {
        try
        {
            PortalTokens.Issued(SetCookies.Read(Text(bytes).Split('\n')));
        }
        catch (KonnectException)
        {
        }
    }

    private static void Jwt(byte[] bytes)
    {
        using var pasted = SecretText.Hide(Text(bytes.AsSpan(0, Math.Min(bytes.Length, 4096))));
        try
        {
            PortalTokens.Pasted(pasted);
        }
        catch (KonnectException)
        {
        }

        try
        {
            PastedToken.OfMail(pasted);
        }
        catch (KonnectException)
        {
        }

        // The claims as they are, since hardly any mutation survives Base64.
        JwtExpiry.Read("h." + Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_') + ".s");
    }

    private static void Model(byte[] bytes)
    {
        if (bytes.Length > 0)
        {
            Deserialize(bytes.AsSpan(1), Models.Value[bytes[0] % Models.Value.Length]);
        }
    }

    private static void PageOfApplications(byte[] bytes)
    {
        if (Deserialize(bytes, KonnectJson.Default.PagePortalApplication) is Page<PortalApplication> page)
        {
            var unseen = new RecentIds<PortalApplication>().Unseen(page.Data);
            Promise(unseen.Count <= page.Data.Count && unseen.All(item => item.Id.Length >= 0 && item.Name.Length >= 0), "whole items only");
        }
    }

    private static void ProblemDocument(byte[] bytes)
    {
        using var secret = SecretText.Hide(Secret);
        var status = bytes.Length == 0 ? 500 : 300 + bytes[0];
        var error = ErrorResponse.Read(Request.Value, Origin, status, location: null, bytes.AsSpan(Math.Min(1, bytes.Length)), retryAfter: null, new SecretRedactor(secret));
        Promise(!error.ToString().Contains(Secret, StringComparison.Ordinal), "no secret is shown");
        Promise(!error.Message.Any(TerminalControl.Is), "no terminal is commanded");
    }

    private static void Retry(byte[] bytes)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.TryAddWithoutValidation("Retry-After", Text(bytes));
        Promise(!(RetryAfter.From(response.Headers, DateTimeOffset.UnixEpoch) < TimeSpan.Zero), "never a wait of less than nothing");
    }

    private static void Specification(byte[] bytes)
    {
        try
        {
            var document = SpecificationDocument.Read(bytes);
            var line = document.LineOf("#/" + document.Title);
            Promise(line >= 1 && line <= document.Content.Count(character => character == '\n') + 1, "a line of the document");
            Promise(document.IsSameAs(document.Content), "the same as itself");
        }
        catch (SpecificationException e)
        {
            Promise(!e.Message.Any(TerminalControl.Is), "no terminal is commanded");
        }
    }

    private static void Path(byte[] bytes)
    {
        try
        {
            var id = Text(bytes);
            var target = new Uri(Origin, "api/v3/applications/" + UrlPath.Segment(id) + "/credentials");
            Promise(target.Segments is ["/", "api/", "v3/", "applications/", _, "credentials"], "one segment");
            Promise(Uri.UnescapeDataString(target.Segments[4].TrimEnd('/')) == id, "the server reads the same id");
        }
        catch (KonnectException)
        {
        }
    }

    private static object? Deserialize(ReadOnlySpan<byte> json, JsonTypeInfo type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (Exception e) when (KonnectJson.IsMalformed(e))
        {
            return null;
        }
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static void Promise(bool kept, string promise) => BrokenPromiseException.ThrowUnless(kept, promise);
}
