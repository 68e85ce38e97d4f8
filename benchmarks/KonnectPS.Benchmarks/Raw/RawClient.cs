using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KonnectPS.Benchmarks.Processes;

namespace KonnectPS.Benchmarks.Raw;

/// <summary>The limit: the same requests over HttpClient and System.Text.Json with nothing in between, one after another.</summary>
internal sealed class RawClient : IDisposable
{
    private const int PageSize = 100;

    private readonly HttpClient _http;
    private readonly SandboxProcess? _sandbox;
    private readonly string _portalCookie;

    /// <summary>For both doors.</summary>
    public RawClient(SandboxProcess sandbox)
        : this(sandbox.Origin, sandbox.PortalToken) => _sandbox = sandbox;

    /// <summary>For the developer door alone.</summary>
    public RawClient(string origin, string portalToken)
    {
        _portalCookie = "portalaccesstoken=" + portalToken;
        var handler = new SocketsHttpHandler { UseCookies = false, UseProxy = false, AllowAutoRedirect = false };
        _http = new HttpClient(handler) { BaseAddress = new Uri(origin) };
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json");
    }

    /// <summary>Creates applications and mints a credential for each.</summary>
    /// <returns>How long it took, in milliseconds.</returns>
    public async Task<double> OnboardAsync(IReadOnlyList<string> names)
    {
        var watch = Stopwatch.StartNew();
        var kept = new List<(RawApplication Application, RawCredential Credential)>();
        foreach (var name in names)
        {
            var application = await CreateApplicationAsync(name);
            kept.Add((application, await MintAsync(application)));
        }

        var elapsed = watch.Elapsed.TotalMilliseconds;
        return kept.TrueForAll(pair => pair.Credential.ApiKey is not null)
            ? elapsed
            : throw new InvalidOperationException("A credential came without its key.");
    }

    public Task<RawApplication> CreateApplicationAsync(string name) =>
        PostAsync("api/v3/applications", new RawNewApplication(name), RawJson.Default.RawNewApplication, RawJson.Default.RawApplication);

    /// <summary>Mints a credential of the application's name.</summary>
    public Task<RawCredential> MintAsync(RawApplication application) =>
        PostAsync(
            $"api/v3/applications/{application.Id}/credentials",
            new RawNewCredential(application.Name),
            RawJson.Default.RawNewCredential,
            RawJson.Default.RawCredential);

    /// <summary>Reads all applications of the portal, page after page.</summary>
    /// <returns>How long it took, in milliseconds.</returns>
    public async Task<double> ListAsync(int count)
    {
        var watch = Stopwatch.StartNew();
        var (read, number) = (0, 1);
        while (true)
        {
            var page = await GetPageAsync(number++);
            read += page.Data.Count;
            if (page.Data.Count == 0 || read >= page.Meta!.Page!.Total)
            {
                break;
            }
        }

        var elapsed = watch.Elapsed.TotalMilliseconds;
        return read == count ? elapsed : throw new InvalidOperationException($"{read} applications came, not {count}.");
    }

    public async Task<RawPage> GetPageAsync(int number)
    {
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"v3/portals/{_sandbox!.PortalId}/applications?page%5Bsize%5D={PageSize}&page%5Bnumber%5D={number}");
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _sandbox!.AdminToken);
        return await SendAsync(request, RawJson.Default.RawPage);
    }

    public void Dispose() => _http.Dispose();

    private async Task<TResponse> PostAsync<TBody, TResponse>(string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TResponse> responseType)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, bodyType));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.TryAddWithoutValidation("Cookie", _portalCookie);
        return await SendAsync(request, responseType);
    }

    private async Task<T> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type)
    {
        using var response = await _http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return JsonSerializer.Deserialize(await response.Content.ReadAsByteArrayAsync(), type)!;
    }
}
