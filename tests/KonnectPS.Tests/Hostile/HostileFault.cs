using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Recording;

namespace KonnectPS.Tests.Hostile;

/// <summary>One way in which a server is hostile, and what a call may come to.</summary>
/// <param name="Name">What the server does.</param>
/// <param name="Make">Makes the fault.</param>
/// <param name="Times">How many requests meet it.</param>
/// <param name="Recovery">Whether the call must come to the right result.</param>
/// <param name="ErrorIds">The error ids that the call may end with otherwise, in words.</param>
internal sealed record HostileFault(string Name, Func<Fault> Make, int Times, Recovery Recovery, string ErrorIds)
{
    private const int Always = int.MaxValue;
    private const string Odd = "UnexpectedAnswer NotAPortal";
    private const string Lost = "ConnectionLost";
    private const string Refused = "PortalTokenRefused AccessTokenRefused SignInRefused SignUpTokenRefused PasswordTokenRefused";
    private const string Missing =
        "NotFound NotAPortal SignUpTokenRefused PasswordTokenRefused UnknownApplication UnknownApi UnknownPortal UnknownCredential UnknownDeveloper UnknownRegistration UnknownForm NoSpecification"
        + " UnknownSystemAccount UnknownAccessToken UnknownAuthStrategy UnknownDcrProvider UnknownAuthServer UnknownAuthServerClient NoClientAtAuthServer UnknownRole UnknownTeam UnknownUser UnknownPortalTeam UnknownTeamMember ApiNotPublic ApiNotPublished UnknownGatewayService";

    /// <summary>What a name or a status that is not the expected one leads to.</summary>
    private const string Elsewhere = Odd + " NotApproved StillContested SecretExists CannotReset InvalidRequest ApplicationNotReadable PortalNotReadable UnknownPortal "
        + "UnknownApplication UnknownSystemAccount UnknownApi UnknownCredential UnknownAuthStrategy UnknownForm UnknownRole UnknownTeam UnknownUser UnknownPortalTeam UnknownTeamMember UnknownDcrProvider UnknownAuthServer UnknownAuthServerClient NoClientAtAuthServer NoStrategyOfAuthServer AuthServerInUse DcrProviderNotVerified DcrProviderOfAnother "
        + "UnknownControlPlane UnknownGatewayService ApiLinkedElsewhere";

    public static IReadOnlyList<HostileFault> All { get; } =
    [
        .. Connection(), .. Heads(), .. Statuses(), .. Pace(), .. Cookies(), .. Lengths().Concat(Bodies()).Concat(Lies()).Concat(Lists()).Concat(Fields()).Select(WellBegun),
    ];

    /// <summary>Nobody listens; not by a rule of a sandbox that does.</summary>
    public static HostileFault ErrorResponse { get; } = new("refused", Fault.ResetBeforeActing, Always, Recovery.No, "ConnectionRefused");

    /// <summary>What is changed in the response; null for a fault that does not ask what is in it.</summary>
    private IReadOnlyList<JsonChange>? Changes { get; init; }

    /// <summary>The end of the paths that it is for; null for all.</summary>
    private string[]? Paths { get; init; }

    /// <summary>Whether a look-up meets it also where another call's has met them all.</summary>
    public bool IsCommon => Name is "reset before acting, always" or "hang, always" or "500, always" or "404, always" or "200 with a web page" or "an empty object";

    /// <summary>Whether nobody finds by its id what the server has.</summary>
    public bool HidesWhatIsThere { get; private init; }

    /// <summary>Whether it begins as a success does, so that who reads the status alone sees nothing of it.</summary>
    public bool BeginsWell { get; private init; }

    /// <summary>Whether it stands in the place of a response that is read.</summary>
    private bool StandsForResponse { get; init; }

    /// <summary>Whether it stands in the place of a response without a body whose status is not 200, and says 200 of what was not done.</summary>
    public bool IsLie { get; private init; }

    /// <summary>The rules of the fault, from the nth request on.</summary>
    public void AddTo(FaultScript script, int ordinal) => script.AddAt(ordinal, Make(), Times);

    /// <summary>False when it would change nothing.</summary>
    /// <param name="request">The request that would meet it.</param>
    /// <param name="response">The response when all went well; null for none.</param>
    public bool Concerns(RecordedRequest request, JsonNode? response) =>
        (Changes is null || Changes.Any(change => change.Finds(response)))
        && (Paths is null || Paths.Any(path => request.Path.EndsWith(path, StringComparison.Ordinal)))
        && (!StandsForResponse || response is not null)
        && (!IsLie || (request.Method != "GET" && request.Status != 200 && response is null));

    public override string ToString() => Name;

    private static HostileFault WellBegun(HostileFault fault) => fault with { BeginsWell = true };

    private static IEnumerable<HostileFault> Connection() =>
    [
        new("reset before acting, once", Fault.ResetBeforeActing, 1, Recovery.IfRepeatable, Lost),
        new("reset before acting, twice", Fault.ResetBeforeActing, 2, Recovery.IfRepeatable, Lost),
        new("reset before acting, always", Fault.ResetBeforeActing, Always, Recovery.No, Lost),
        new("reset after acting, once", Fault.ResetAfterActing, 1, Recovery.IfRepeatable, Lost),
        new("reset after acting, always", Fault.ResetAfterActing, Always, Recovery.No, Lost),
        new("close before acting, always", Fault.CloseBeforeActing, Always, Recovery.No, Lost),
        new("close after acting, always", Fault.CloseAfterActing, Always, Recovery.No, Lost),
        new("hang, once", Fault.Hang, 1, Recovery.IfRepeatable, "RequestTimedOut"),
        new("hang, always", Fault.Hang, Always, Recovery.No, "RequestTimedOut"),
        new("hang after acting, once", Fault.HangAfterActing, 1, Recovery.IfRepeatable, "RequestTimedOut"),
        new("acts when the client has given up, once", () => Fault.LateAct(TimeSpan.FromSeconds(35)), 1, Recovery.IfRepeatable, "RequestTimedOut"),
        new("drip, always", () => Fault.Drip(TimeSpan.FromSeconds(5)), Always, Recovery.No, "RequestTimedOut") { BeginsWell = true },
        new("cut in the body, once", Fault.TruncateBody, 1, Recovery.IfRepeatable, Lost) { BeginsWell = true },
        new("cut in the body, always", Fault.TruncateBody, Always, Recovery.No, Lost) { BeginsWell = true },
    ];

    private static IEnumerable<HostileFault> Heads() =>
    [
        new("no HTTP", () => Fault.Raw("SSH-2.0-OpenSSH_9.6\r\n"u8.ToArray()), Always, Recovery.No, Odd + " " + Lost),
        new("a head without end", () => Raw(string.Concat(Enumerable.Range(0, 4000).Select(i => $"X-{i}: {new string('x', 50)}\r\n")), ""), Always, Recovery.No, Odd + " " + Lost),
    ];

    private static IEnumerable<HostileFault> Lengths() =>
    [
        new("a length that is too long, always", () => Raw("Content-Length: 1000\r\n", "{\"data\":[]}"), Always, Recovery.No, Lost),
        new("a length that is too short, always", () => Raw("Content-Length: 5\r\n", "{\"data\":[]}"), Always, Recovery.No, Odd),
        new("chunks that are none", () => Raw("Transfer-Encoding: chunked\r\n", "what?"), Always, Recovery.No, Odd + " " + Lost),
        new("packed, and garbled", () => Raw("Content-Encoding: gzip\r\nContent-Length: 5\r\n", "plain"), Always, Recovery.No, Odd),
        .. from encoding in (string[])["br", "deflate", "zstd", "gzip, br"]
           select new HostileFault($"packed as {encoding}, and garbled", () => Fault.Unreadable(encoding), Always, Recovery.No, Odd),
        new("packed as br, and garbled, after acting, once", () => Fault.AfterActing(Fault.Unreadable("br")), 1, Recovery.Maybe, Odd + " Conflict"),
        new("a bomb", () => Fault.GzipBomb(), Always, Recovery.No, Odd),
    ];

    private static IEnumerable<HostileFault> Bodies() =>
    [
        new("200 with a web page", Fault.Html, Always, Recovery.No, Odd),
        .. InsteadOfResponses().Select(fault => fault with { StandsForResponse = true }),
    ];

    /// <summary>2xx instead of a response without a body, which alone is no proof of anything.</summary>
    private static IEnumerable<HostileFault> Lies() =>
    [
        .. from body in (string[])["", "[]", "{}", "<html></html>"]
           from fault in (HostileFault[])
           [
               new($"200 with '{body}' instead of nothing, always", () => Json(body), Always, Recovery.No, Odd),
               new($"200 with '{body}' instead of nothing, once", () => Json(body), 1, Recovery.IfRepeatable, Odd),
               new($"200 with '{body}' instead of nothing, after acting, once", () => Fault.AfterActing(Json(body)), 1, Recovery.IfRepeatable, Odd + " " + Refused),
           ]
           select fault with { IsLie = true },
    ];

    private static IEnumerable<HostileFault> InsteadOfResponses() =>
    [
        new("200 with a web page that is said to be JSON", () => Json("<!DOCTYPE html><html></html>"), Always, Recovery.No, Odd),
        new("200 with nothing", () => Fault.EmptyBody(200), Always, Recovery.No, Odd),
        new("200 with nothing, after acting", () => Fault.AfterActing(Fault.EmptyBody(200)), Always, Recovery.No, Odd + " Conflict"),
        new("204", () => Fault.EmptyBody(204), Always, Recovery.No, Odd),
        new("204, after acting", () => Fault.AfterActing(Fault.EmptyBody(204)), Always, Recovery.No, Odd + " Conflict"),
        new("JSON that breaks off", () => Json("{\"data\":[{\"id\":\"1\","), Always, Recovery.No, Odd),
        new("JSON and more", () => Json("{\"data\":[]} and more"), Always, Recovery.No, Odd),
        new("null", () => Json("null"), Always, Recovery.No, Odd),
        new("a list", () => Json("[]"), Always, Recovery.No, Odd),
        new("a text", () => Json("\"hello\""), Always, Recovery.No, Odd),
        new("a number", () => Json("42"), Always, Recovery.No, Odd),
        new("an empty object", () => Json("{}"), Always, Recovery.Maybe, Odd),
        new("no UTF-8", () => Fault.Raw(Bytes("Content-Type: application/json\r\nContent-Length: 12\r\n", [.. "{\"data\":\""u8, 0xC3, 0x28, 0xFF])), Always, Recovery.No, Odd),
        new("deep nesting", () => Json(new string('[', 100_000)), Always, Recovery.No, Odd),
        new("deep nesting in a field that nobody knows", () => Json("{\"x\":" + new string('[', 1000) + new string(']', 1000) + "}"), Always, Recovery.Maybe, Odd),
        new("nesting in such a field beyond what is read", () => Json("{\"x\":" + new string('[', 70_000) + new string(']', 70_000) + "}"), Always, Recovery.No, Odd),
    ];

    private static IEnumerable<HostileFault> Statuses() =>
    [
        new("307 to itself", () => Fault.Redirect(307, "/"), Always, Recovery.No, "Redirected NotAPortal"),
        new("302 to another origin", () => Fault.Redirect(302, "https://elsewhere.example.com/"), Always, Recovery.No, "Redirected NotAPortal"),
        new("304", () => Fault.EmptyBody(304), Always, Recovery.No, "Redirected NotAPortal"),
        new("400 with odd parameters", () => Problem(400, "\"invalid_parameters\":[null,{\"field\":null,\"reason\":null}]"), Always, Recovery.No, "InvalidRequest AuthServerInUse SpecificationRefused DeviceLoginDenied UnexpectedAnswer"),
        new("400 with parameters of another type", () => Problem(400, "\"invalid_parameters\":\"all\""), Always, Recovery.No, "InvalidRequest AuthServerInUse SpecificationRefused UnexpectedAnswer"),
        new("401, once", () => Fault.Status(401), 1, Recovery.Maybe, Refused),
        new("401, always", () => Fault.Status(401), Always, Recovery.No, Refused),
        new("401 for want of an approval", () => Fault.Status(401, body: "{\"title\":\"Approval Required\"}"), Always, Recovery.No, "ApprovalRequired"),
        new("403", () => Fault.Status(403), Always, Recovery.No, "PermissionDenied NotAUser"),
        new("403, the quota", () => Problem(403, "\"detail\":\"Maximum number exceeded. Max Allowed: 20\""), Always, Recovery.No, "QuotaExceeded PermissionDenied NotAUser"),
        new("404, once", () => Fault.Status(404), 1, Recovery.Maybe, Missing),
        new("404, always", () => Fault.Status(404), Always, Recovery.Maybe, Missing),
        new("409", () => Fault.Status(409), Always, Recovery.No, "Conflict ServiceLinkedElsewhere ApplicationNotReadable PortalNotReadable PortalInUse AuthStrategyInUse"),
        new("410", () => Fault.Status(410), Always, Recovery.Maybe, Missing),
        new("418", () => Fault.Status(418), Always, Recovery.No, "UnexpectedStatus NotAPortal"),
        new("422", () => Fault.Status(422), Always, Recovery.No, "InvalidRequest AuthServerInUse SpecificationRefused"),
        new("500, once", () => Fault.Status(500), 1, Recovery.IfRepeatable, "ServerError"),
        new("500, twice", () => Fault.Status(500), 2, Recovery.IfRepeatable, "ServerError"),
        new("500, always", () => Fault.Status(500), Always, Recovery.No, "ServerError"),
        new("500 after acting, once", () => Fault.AfterActing(Fault.Status(500)), 1, Recovery.IfRepeatable, "ServerError"),
        new("502, once", () => Fault.Status(502), 1, Recovery.IfRepeatable, "ServerError"),
        new("502, always", () => Fault.Status(502, body: "<html>Bad Gateway</html>", contentType: "text/html"), Always, Recovery.No, "ServerError"),
        new("503, once", () => Fault.Status(503), 1, Recovery.IfRepeatable, "ServerError"),
        new("503, always", () => Fault.Status(503), Always, Recovery.No, "ServerError"),
        new("504, twice", () => Fault.Status(504), 2, Recovery.IfRepeatable, "ServerError"),
        new("504, always", () => Fault.Status(504), Always, Recovery.No, "ServerError"),
        new("599", () => Fault.Status(599), Always, Recovery.No, "ServerError"),
    ];

    private static IEnumerable<HostileFault> Pace() =>
    [
        new("429 for two seconds, once", () => Fault.Status(429, "2"), 1, Recovery.Yes, ""),
        new("429 until a date that is past, once", () => Fault.Status(429, "Wed, 21 Oct 2015 07:28:00 GMT"), 1, Recovery.Yes, ""),
        new("429 until a date that is far, always", () => Fault.Status(429, "Wed, 21 Oct 2115 07:28:00 GMT"), Always, Recovery.No, "TooManyRequests"),
        new("429 for years, once", () => Fault.Status(429, "999999999"), 1, Recovery.No, "TooManyRequests"),
        new("429 for longer than a number holds, once", () => Fault.Status(429, "99999999999999999999"), 1, Recovery.Maybe, "TooManyRequests"),
        new("429 for less than nothing, once", () => Fault.Status(429, "-5"), 1, Recovery.Yes, ""),
        new("429 without a word, twice", () => Fault.Status(429), 2, Recovery.Yes, ""),
        new("429 without a word, always", () => Fault.Status(429), Always, Recovery.No, "TooManyRequests"),
        new("429 for two seconds, always", () => Fault.Status(429, "2"), Always, Recovery.No, "TooManyRequests"),
        new("503 for two seconds, once", () => Fault.Status(503, "2"), 1, Recovery.Yes, ""),
        new("503 for two seconds, always", () => Fault.Status(503, "2"), Always, Recovery.No, "ServerError"),
    ];

    private static IEnumerable<HostileFault> Cookies() =>
    [
        Cookie("cookies that are none", "Set-Cookie: ;;;\r\nSet-Cookie: =x\r\nSet-Cookie: portalaccesstoken\r\n"),
        Cookie("an empty token", "Set-Cookie: portalaccesstoken=; Path=/\r\n"),
        Cookie("a token that is none", "Set-Cookie: portalaccesstoken=a b\r\n"),
        Cookie("a thousand cookies", string.Concat(Enumerable.Range(0, 1000).Select(i => $"Set-Cookie: c{i}=x\r\n"))),
    ];

    private static IEnumerable<HostileFault> Lists() =>
    [
        Again("a page again and again", JsonChange.Replace("/meta/page/total", 1_000_000)),
        Put("a total that is null", "/meta/page/total", null, Odd),
        Put("a total of nothing", "/meta/page/total", 0, Odd),
        Put("a total below nothing", "/meta/page/total", -1, Odd),
        Put("a total beyond all numbers", "/meta/page/total", JsonNode.Parse("1e999"), Odd),
        Put("a total that is no number", "/meta/page/total", "many", Odd),
        Put("a total far too high", "/meta/page/total", 1_000_000_000_000, Odd),
        Put("a page size of nothing", "/meta/page/size", 0, Odd),
        Put("a page size of one", "/meta/page/size", 1, Odd),
        Changed("no meta", Recovery.Maybe, Odd, JsonChange.Remove("/meta")),
        Put("a meta that is null", "/meta", null, Odd),
        Changed("no data", Recovery.No, Odd, JsonChange.Remove("/data")),
        Put("data that are null", "/data", null, Odd) with { Recovery = Recovery.No },
        Put("data that are an object", "/data", new JsonObject(), Odd) with { Recovery = Recovery.No },
        Put("items that are null", "/data/*", null, Odd) with { Recovery = Recovery.No },
        Put("items that are texts", "/data/*", "hello", Odd) with { Recovery = Recovery.No },
        Put("items that are all the same", "/data/*/id", "same", Missing + " " + Elsewhere) with { HidesWhatIsThere = true },
        Put("a total that changes", "/meta/page/total", 1, Odd) with { Make = ChangingTotal },
    ];

    private static IEnumerable<HostileFault> Fields()
    {
        string[][] required =
        [
            ["id"], ["name"], ["status"], ["type"], ["email"], ["application_id"], ["credential_type"], ["strategy_type"], ["portal_id"], ["api", "application"],
            ["token", "konnect_token", "credential", "client_secret", "access_token", "device_code"],
        ];
        foreach (var fields in required)
        {
            var name = fields[0];
            yield return Changed($"no {name}", Recovery.Maybe, Elsewhere, [.. fields.Select(field => JsonChange.Remove("/**/" + field))]);
            yield return Changed($"null as {name}", Recovery.Maybe, Elsewhere, [.. fields.Select(field => JsonChange.Replace("/**/" + field, null))]);
            yield return Changed($"nothing as {name}", Recovery.Maybe, Elsewhere + " " + Missing, [.. fields.Select(field => JsonChange.Replace("/**/" + field, ""))]);
            yield return Changed($"a number as {name}", Recovery.Maybe, Elsewhere, [.. fields.Select(field => JsonChange.Replace("/**/" + field, 42))]);
            yield return Changed($"a list as {name}", Recovery.Maybe, Elsewhere, [.. fields.Select(field => JsonChange.Replace("/**/" + field, new JsonArray(1)))]);
        }

        yield return Put("a status that nobody knows", "/**/status", "strange", Elsewhere);
        yield return Put("a type that nobody knows", "/**/type", "strange", Elsewhere);
        yield return Put("a kind of strategy that nobody knows", "/**/credential_type", "strange", Elsewhere);
        yield return Put("a time that is none", "/**/created_at", "yesterday", Odd);
        yield return Put("a time that is null", "/**/created_at", null, Odd);
        yield return Put("an id that climbs", "/**/id", "..", Elsewhere + " " + Missing) with { HidesWhatIsThere = true };
        yield return Changed(
            "numbers beyond all",
            Recovery.Maybe,
            Odd + " DeviceLoginExpired",
            JsonChange.Replace("/**/max_allowed_credentials", JsonNode.Parse("1e99")),
            JsonChange.Replace("/**/expires_in", JsonNode.Parse("1e99")),
            JsonChange.Replace("/**/interval", 2_000_000_000));
        string[] lists = ["key_names", "auth_strategies", "scopes", "auth_methods", "labels"];
        yield return Changed("null as a list", Recovery.Maybe, Odd, [.. lists.Select(list => JsonChange.Replace("/**/" + list, null))]);
        yield return Changed("lists of null", Recovery.Maybe, Odd, [.. lists.Select(list => JsonChange.Replace($"/**/{list}/*", null))]);
        yield return Changed("a text as a list", Recovery.Maybe, Odd, [.. lists.Select(list => JsonChange.Replace("/**/" + list, "all"))]);
        yield return Changed("fields that nobody knows", Recovery.Yes, "", JsonChange.Add("/**/surprise", "!"), JsonChange.Add("/surprise", new JsonArray(1, "two", null)));
        yield return Put("a very long name", "/**/name", new string('x', 10_000), Elsewhere + " " + Missing);
    }

    private static HostileFault Changed(string name, Recovery recovery, string errorIds, params IReadOnlyList<JsonChange> changes) =>
        new(name, () => Fault.Alter(changes), Always, recovery, errorIds) { Changes = changes };

    private static HostileFault Put(string name, string path, JsonNode? value, string errorIds) =>
        Changed(name, Recovery.Maybe, errorIds, JsonChange.Replace(path, value));

    private static HostileFault Again(string name, JsonChange change) =>
        new(name, () => Fault.Repeat(change), Always, Recovery.Maybe, Odd) { Changes = [change] };

    private static Fault ChangingTotal()
    {
        var total = 0;
        return Fault.Alter(document =>
        {
            if (document?["meta"]?["page"] is { } page)
            {
                page["total"] = (total = total == 0 ? 1000 : 0);
            }

            return document;
        });
    }

    private static HostileFault Cookie(string name, string headers) =>
        new(name, () => NoContent(headers), Always, Recovery.No, Odd) { Paths = ["/authenticate", "/refresh"] };

    private static Fault Json(string body) => Fault.Status(200, body: body, contentType: "application/json");

    private static Fault Problem(int status, string field) =>
        Fault.Status(status, body: string.Create(CultureInfo.InvariantCulture, $$"""{"status":{{status}},"title":"Refused",{{field}}}"""));

    private static Fault Raw(string headers, string body) => Fault.Raw(Bytes("Content-Type: application/json\r\n" + headers, Encoding.UTF8.GetBytes(body)));

    private static Fault NoContent(string headers) =>
        Fault.Raw(Encoding.ASCII.GetBytes($"HTTP/1.1 204 No Content\r\nConnection: close\r\n{headers}\r\n"));

    private static byte[] Bytes(string headers, byte[] body) => [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nConnection: close\r\n{headers}\r\n"), .. body];
}
