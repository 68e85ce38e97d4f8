using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace KonnectPS.Benchmarks.Processes;

/// <summary>A sandbox in a process of its own, so that its work and its memory are not counted as the module's.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private const string Address = "KONNECT_PORTAL_URL";
    private const string Token = "KONNECT_TOKEN";
    private const string Email = "KONNECT_PORTAL_EMAIL";
    private const string Password = "KONNECT_PORTAL_PASSWORD";
    private const string TokenCookie = "portalaccesstoken=";

    private readonly Process _process;

    private SandboxProcess(Process process, string origin, string adminToken, string portalToken, string portalId)
    {
        _process = process;
        Origin = origin;
        AdminToken = adminToken;
        PortalToken = portalToken;
        PortalId = portalId;
    }

    /// <summary>Where everything is, without a slash at the end.</summary>
    public string Origin { get; }

    /// <summary>Opens the admin door.</summary>
    public string AdminToken { get; }

    /// <summary>Opens the developer door.</summary>
    public string PortalToken { get; }

    public string PortalId { get; }

    /// <summary>Starts a sandbox without quotas and signs its developer in.</summary>
    /// <param name="latency">Waited for before every response, in milliseconds.</param>
    /// <param name="applications">How many applications it has from the start.</param>
    /// <param name="requestsPerSecond">How many requests it lets through in a second; 0 for all.</param>
    public static async Task<SandboxProcess> StartAsync(int latency = 0, int applications = 0, int requestsPerSecond = 0)
    {
        string[] arguments =
        [
            BuiltFiles.Sandbox, "--no-quotas",
            "--latency-ms", latency.ToString(CultureInfo.InvariantCulture),
            "--applications", applications.ToString(CultureInfo.InvariantCulture),
            "--requests-per-second", requestsPerSecond.ToString(CultureInfo.InvariantCulture),
        ];
        var process = Process.Start(ChildProcess.StartInfo(ChildProcess.Dotnet, arguments, sandbox: null))!;
        try
        {
            var seed = new Dictionary<string, string>();
            while (!seed.ContainsKey(Password))
            {
                var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The sandbox did not start.");
                var parts = line.Split('=', 2);
                seed.Add(parts[0], parts[1]);
            }

            var (portalId, portalToken) = await SignInAsync(seed[Address], seed[Email], seed[Password]);
            return new SandboxProcess(process, seed[Address], seed[Token], portalToken, portalId);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<(string PortalId, string Token)> SignInAsync(string origin, string email, string password)
    {
        using var handler = new SocketsHttpHandler { UseCookies = false, UseProxy = false };
        using var http = new HttpClient(handler) { BaseAddress = new Uri(origin) };
        var portal = await http.GetFromJsonAsync<JsonObject>("api/v3/portal");
        var signIn = new JsonObject { ["username"] = email, ["password"] = password };
        using var response = await http.PostAsJsonAsync("api/v3/developer/authenticate", signIn);
        response.EnsureSuccessStatusCode();
        var cookie = response.Headers.GetValues("Set-Cookie").First(value => value.StartsWith(TokenCookie, StringComparison.Ordinal));
        return (portal!["portal_id"]!.GetValue<string>(), cookie[TokenCookie.Length..].Split(';')[0]);
    }
}
