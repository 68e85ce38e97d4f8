
namespace KonnectPS.Sandbox.Faults;

/// <summary>Something that goes wrong with one request.</summary>
public abstract class Fault
{
    private protected Fault()
    {
    }

    /// <summary>Answers with this status without acting. Without a body of your own it is a problem document.</summary>
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

    /// <summary>Answers with a redirect without acting.</summary>
    public static Fault Redirect(int code, string location)
    {
        return Status(code, headers: new Dictionary<string, string> { ["Location"] = location }, body: "");
    }

    /// <summary>Answers 200 with a web page without acting, as a captive portal or a single page application does.</summary>
    public static Fault Html()
    {
        return Status(200, body: "<!DOCTYPE html><html><head><title>Portal</title></head><body></body></html>", contentType: "text/html; charset=utf-8");
    }

    /// <summary>Answers with this status and no body without acting.</summary>
    public static Fault EmptyBody(int code)
    {
        return Status(code, body: "");
    }

    /// <summary>Cuts the connection without acting.</summary>
    public static Fault ResetBeforeActing()
    {
        return new ResetFault(acts: false);
    }

    /// <summary>Acts, then cuts the connection instead of answering.</summary>
    public static Fault ResetAfterActing()
    {
        return new ResetFault(acts: true);
    }

    /// <summary>
    /// Closes the connection in good order without acting. Unlike a reset this makes HttpClient send a request again by
    /// itself, up to three times, if the request has no content.
    /// </summary>
    public static Fault CloseBeforeActing()
    {
        return new CloseFault(acts: false);
    }

    /// <summary>Acts, then closes the connection in good order instead of answering; see <see cref="CloseBeforeActing"/>.</summary>
    public static Fault CloseAfterActing()
    {
        return new CloseFault(acts: true);
    }

    /// <summary>Never answers; does not act.</summary>
    public static Fault Hang()
    {
        return new HangFault(acts: false);
    }

    /// <summary>Acts, then never answers.</summary>
    public static Fault HangAfterActing()
    {
        return new HangFault(acts: true);
    }

    /// <summary>Acts, then answers with this status.</summary>
    public static Fault StatusAfterActing(int code)
    {
        return new StatusAfterActingFault(code);
    }

    /// <summary>Acts, then cuts the connection in the middle of the body.</summary>
    public static Fault TruncateBody()
    {
        return new TruncateBodyFault();
    }

    internal abstract Task ApplyAsync(HttpContext context, RequestDelegate next);
}
