using System.Text;
using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.Faults;

/// <summary>Something that goes wrong with one request.</summary>
public abstract class Fault
{
    private protected Fault()
    {
    }

    /// <summary>Responds with this status without acting. Without a body of your own it is a problem document.</summary>
    public static Fault Status(
        int code,
        string? retryAfter = null,
        IReadOnlyDictionary<string, string>? headers = null,
        string? body = null,
        string contentType = "application/problem+json")
    {
        var all = new Dictionary<string, string>(headers ?? new Dictionary<string, string>());
        if (retryAfter is not null)
        {
            all["Retry-After"] = retryAfter;
        }

        return new StatusFault(code, all, body, contentType);
    }

    /// <summary>Responds with a redirect without acting.</summary>
    public static Fault Redirect(int code, string location)
    {
        return Status(code, headers: new Dictionary<string, string> { ["Location"] = location }, body: "");
    }

    /// <summary>Responds 200 with a web page without acting, as a captive portal or a single page application does.</summary>
    public static Fault Html()
    {
        return Status(200, body: "<!DOCTYPE html><html><head><title>Portal</title></head><body></body></html>", contentType: "text/html; charset=utf-8");
    }

    /// <summary>Responds with this status and no body without acting.</summary>
    public static Fault EmptyBody(int code)
    {
        return Status(code, body: "");
    }

    /// <summary>Cuts the connection without acting.</summary>
    public static Fault ResetBeforeActing()
    {
        return new ResetFault();
    }

    /// <summary>Acts, then cuts the connection instead of responding.</summary>
    public static Fault ResetAfterActing()
    {
        return AfterActing(ResetBeforeActing());
    }

    /// <summary>
    /// Closes the connection in good order without acting. Unlike a reset this makes HttpClient send a request again by
    /// itself, up to three times, if the request has no content.
    /// </summary>
    public static Fault CloseBeforeActing()
    {
        return new CloseFault();
    }

    /// <summary>Acts, then closes the connection in good order instead of responding; see <see cref="CloseBeforeActing"/>.</summary>
    public static Fault CloseAfterActing()
    {
        return AfterActing(CloseBeforeActing());
    }

    /// <summary>Never responds; does not act.</summary>
    public static Fault Hang()
    {
        return new HangFault();
    }

    /// <summary>Acts, then never responds.</summary>
    public static Fault HangAfterActing()
    {
        return AfterActing(Hang());
    }

    /// <summary>Acts, then responds with this status.</summary>
    public static Fault StatusAfterActing(int code)
    {
        return AfterActing(Status(code));
    }

    /// <summary>Acts, then cuts the connection in the middle of the body, or before the head where there is no body.</summary>
    public static Fault TruncateBody()
    {
        return new TruncateBodyFault();
    }

    /// <summary>Acts, discards the response, and lets another fault respond instead.</summary>
    public static Fault AfterActing(Fault then)
    {
        return new AfterActingFault(then);
    }

    /// <summary>Acts, and changes the JSON of the response: fields that are missing, null, of another type, or new.</summary>
    public static Fault Alter(params IReadOnlyList<JsonChange> changes)
    {
        return new AlterFault(document => JsonChange.Apply(changes, document));
    }

    /// <summary>The same by code; also to look at a response and leave it as it is.</summary>
    public static Fault Alter(Func<JsonNode?, JsonNode?> change)
    {
        return new AlterFault(change);
    }

    /// <summary>
    /// Acts once, and responds to every request that the rule matches with that one response: the first page of a list, again and
    /// again. The changes are as in <c>Alter</c>; a list that is to go on for ever needs a high total.
    /// </summary>
    public static Fault Repeat(params IReadOnlyList<JsonChange> changes)
    {
        return new RepeatFault(document => JsonChange.Apply(changes, document));
    }

    /// <summary>
    /// Sends these bytes as they are, without acting, and closes the connection: a length that is a lie, a head that is
    /// no HTTP, text that is no UTF-8. Head and body; a head that announces <c>Connection: close</c> keeps a client from
    /// using the connection again.
    /// </summary>
    public static Fault Raw(byte[] bytes)
    {
        return new RawFault(bytes);
    }

    /// <summary>
    /// Responds 200 without acting, with a body that claims to be compressed JSON and can't be decompressed; an encoding that
    /// does not exist works as well.
    /// </summary>
    /// <param name="encoding">The value of <c>Content-Encoding</c>.</param>
    public static Fault Unreadable(string encoding)
    {
        byte[] body = [0xFF, 0x17, 0x2A, .. "no packed body"u8];
        var head = $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: {encoding}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n";
        return Raw([.. Encoding.ASCII.GetBytes(head), .. body]);
    }

    /// <summary>Never responds, and acts after a delay by the clock of the sandbox, even if the client no longer waits.</summary>
    public static Fault LateAct(TimeSpan delay)
    {
        return new LateActFault(delay);
    }

    /// <summary>Begins a response without acting, and goes on with a byte of white space after each pause, without end.</summary>
    /// <param name="pause">By the clock of the sandbox; a second if null.</param>
    public static Fault Drip(TimeSpan? pause = null)
    {
        return new DripFault(pause ?? TimeSpan.FromSeconds(1));
    }

    /// <summary>Responds 200 without acting, with a body that is packed and unpacks into white space of this many megabytes.</summary>
    public static Fault GzipBomb(int megabytes = 4096)
    {
        return new GzipBombFault(megabytes);
    }

    internal abstract Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock);
}
