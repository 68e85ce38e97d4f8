using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.Faults;

internal sealed class StatusFault : Fault
{
    private readonly int _code;
    private readonly IReadOnlyDictionary<string, string> _headers;
    private readonly string? _body;
    private readonly string _contentType;

    public StatusFault(int code, IReadOnlyDictionary<string, string> headers, string? body, string contentType)
    {
        _code = code;
        _headers = headers;
        _body = body;
        _contentType = contentType;
    }

    internal override Task ApplyAsync(HttpContext context, RequestDelegate next, TimeProvider clock)
    {
        foreach (var (name, value) in _headers)
        {
            context.Response.Headers[name] = value;
        }

        if (_body is null)
        {
            return Problem.Of(_code, "The sandbox was told to answer so.").WriteAsync(context);
        }

        context.Response.StatusCode = _code;
        if (_body.Length == 0)
        {
            return Task.CompletedTask;
        }

        context.Response.ContentType = _contentType;
        return context.Response.WriteAsync(_body, context.RequestAborted);
    }
}
