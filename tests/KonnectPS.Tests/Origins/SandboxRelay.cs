using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;

namespace KonnectPS.Tests.Origins;

/// <summary>Stands before a sandbox and hands requests on, until it is told to respond to them itself.</summary>
internal sealed class SandboxRelay : IAsyncDisposable
{
    private static readonly string[] NotCopied = ["Transfer-Encoding", "Content-Length", "Connection", "Date"];

    private readonly HttpClient _http;
    private readonly CheckedSandbox _sandbox;
    private RecordingServer _server = null!;

    private SandboxRelay(CheckedSandbox sandbox)
    {
        _sandbox = sandbox;
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = sandbox.Address };
    }

    public Uri Address => _server.Address;

    public IReadOnlyList<ReceivedRequest> Requests => _server.Requests;

    /// <summary>What is answered instead; null to hand on.</summary>
    public Func<HttpContext, ReceivedRequest, Task>? Answer { get; set; }

    /// <summary>What becomes of the bodies that the sandbox answers.</summary>
    public Func<string, string> Rewrite { get; set; } = static body => body;

    /// <summary>What becomes of the headers that the sandbox answers.</summary>
    public Action<IHeaderDictionary> Decorate { get; set; } = static _ => { };

    /// <summary>Whether what only reads is handed on all the same.</summary>
    public bool ReadsSucceed { get; set; }

    public static async Task<SandboxRelay> StartAsync(CheckedSandbox sandbox, X509Certificate2? certificate = null)
    {
        var relay = new SandboxRelay(sandbox);
        relay._server = await RecordingServer.StartAsync(relay.ServeAsync, certificate);
        return relay;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _http.Dispose();
    }

    private Task ServeAsync(HttpContext context, ReceivedRequest request) =>
        Answer is { } response && !(ReadsSucceed && HttpMethods.IsGet(context.Request.Method))
            ? response(context, request)
            : HandOnAsync(context);

    private async Task HandOnAsync(HttpContext context)
    {
        var asked = context.Request;
        using var message = new HttpRequestMessage(new HttpMethod(asked.Method), $"{asked.Path}{asked.QueryString}");
        if (asked.ContentLength is not null || asked.ContentType is not null)
        {
            message.Content = new StreamContent(asked.Body);
        }

        foreach (var header in asked.Headers.Where(header => header.Key != "Host"))
        {
            if (!message.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray()))
            {
                message.Content?.Headers.TryAddWithoutValidation(header.Key, header.Value.ToArray());
            }
        }

        using var answered = await _http.SendAsync(message);
        context.Response.StatusCode = (int)answered.StatusCode;
        foreach (var header in answered.Headers.Concat(answered.Content.Headers).Where(header => !NotCopied.Contains(header.Key)))
        {
            context.Response.Headers[header.Key] = header.Value.ToArray();
        }

        Decorate(context.Response.Headers);
        var body = Rewrite(await answered.Content.ReadAsStringAsync());
        if (body.Length > 0)
        {
            await context.Response.WriteAsync(body);
        }

        foreach (var code in _sandbox.Inner.Devices.WaitingUserCodes)
        {
            _sandbox.Inner.Devices.Approve(code);
        }
    }
}
