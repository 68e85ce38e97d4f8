using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace KonnectPS.Client.Tests.Sandbox;

/// <summary>A plain HTTP client that keeps nothing and adds nothing by itself.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _client;
    private readonly string? _header;
    private readonly string? _value;

    private Visitor(Uri address, string? header, string? value)
    {
        _client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address };
        (_header, _value) = (header, value);
    }

    public static Visitor Anonymous(KonnectSandbox sandbox) => new(sandbox.Address, null, null);

    public static Visitor Cookie(KonnectSandbox sandbox, string name, string value) => new(sandbox.Address, "Cookie", $"{name}={value}");

    public static Visitor Developer(KonnectSandbox sandbox, string? email = null) =>
        Cookie(sandbox, "portalaccesstoken", sandbox.IssuePortalToken(email));

    public static Visitor Admin(KonnectSandbox sandbox, string? token = null) =>
        new(sandbox.Address, "Authorization", $"Bearer {token ?? sandbox.Seed.PersonalAccessToken}");

    /// <summary>The same at the host of another portal.</summary>
    public static Visitor AtHost(KonnectSandbox sandbox, string host, string? header = null, string? value = null) =>
        new(new UriBuilder(sandbox.Address) { Host = host }.Uri, header, value);

    /// <summary>The path of the portal at the admin door.</summary>
    public static string PortalPath(KonnectSandbox sandbox) => $"/v3/portals/{sandbox.Seed.PortalId}";

    public Task<Reply> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Reply> DeleteAsync(string path) => SendAsync(HttpMethod.Delete, path);

    public Task<Reply> PostAsync(string path, object? body = null, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Post, path, Json(body), cancellationToken);

    public Task<Reply> PatchAsync(string path, object body) => SendAsync(HttpMethod.Patch, path, Json(body));

    public Task<Reply> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, Json(body));

    public Task<Reply> PostFormAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(HttpMethod.Post, path, new FormUrlEncodedContent(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value))));

    /// <summary>Calls an API through the gateway with a key.</summary>
    public async Task<HttpStatusCode> CallAsync(string api, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/gateway/{api}/");
        request.Headers.Add("apikey", key);
        using var response = await _client.SendAsync(request);
        return response.StatusCode;
    }

    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content = null, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (_header is not null)
        {
            request.Headers.Add(_header, _value);
        }

        using var response = await _client.SendAsync(request, cancellationToken);
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        var cookies = response.Headers.TryGetValues("Set-Cookie", out var values) ? values.ToArray() : [];
        return new Reply(response.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), cookies);
    }

    public void Dispose() => _client.Dispose();

    private static JsonContent? Json(object? body) => body is null ? null : JsonContent.Create(body);
}
