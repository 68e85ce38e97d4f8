using System.Diagnostics;
using System.Net.Http.Json;

namespace KonnectPS.Soak;

/// <summary>A sandbox in a process of its own, so that what it holds is not counted.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _control;

    private SandboxProcess(Process process, Dictionary<string, string> variables)
    {
        _process = process;
        Address = new Uri(variables["KONNECT_PORTAL_URL"]);
        Email = variables["KONNECT_PORTAL_EMAIL"];
        Password = variables["KONNECT_PORTAL_PASSWORD"];
        AccessToken = variables["KONNECT_TOKEN"];
        _control = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public string Email { get; }

    public string Password { get; }

    public string AccessToken { get; }

    public static async Task<SandboxProcess> StartAsync()
    {
        // Of the same configuration as this program: bin/CONFIGURATION/FRAMEWORK.
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(
            RepositoryRoot.Path, "sandbox", "KonnectPS.Sandbox", "bin", output.Parent!.Name, output.Name, "KonnectPS.Sandbox.dll");
        var process = Process.Start(new ProcessStartInfo("dotnet", [program, "--no-quotas"]) { RedirectStandardOutput = true })!;
        var variables = new Dictionary<string, string>();

        // The password is printed last.
        while (!variables.ContainsKey("KONNECT_PORTAL_PASSWORD"))
        {
            var line = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The sandbox did not start.");
            var parts = line.Split('=', 2);
            variables.Add(parts[0], parts[1]);
        }

        return new SandboxProcess(process, variables);
    }

    /// <summary>Lets something go wrong with a request to come.</summary>
    public async Task AddFaultAsync(object order)
    {
        using var response = await _control.PostAsJsonAsync("sandbox/faults", order);
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Forgets the faults that are left, and the requests, of which there are many.</summary>
    public async Task ForgetAsync()
    {
        using var faults = await _control.DeleteAsync("sandbox/faults");
        using var requests = await _control.DeleteAsync("sandbox/requests");
        faults.EnsureSuccessStatusCode();
        requests.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
