using System.Collections.Concurrent;

namespace KonnectPS.Pester.Tests;

/// <summary>The files in tests/Pester. Each is run once, when the first of its tests is wanted, however many are.</summary>
internal static class PesterSuite
{
    private static readonly Lazy<Task<string>> PackedManifest = new(PackedModule.MakeAsync);
    private static readonly ConcurrentDictionary<string, Lazy<Task<PesterFileRun>>> Runs = new();

    /// <summary>The tests as Pester finds them, without running any.</summary>
    /// <exception cref="InvalidOperationException">A file can't be read or has no tests.</exception>
    public static IReadOnlyList<PesterFileResult> Discover()
    {
        // The built module has the packed one's commands and needs no packing.
        var manifest = Path.Combine(RepositoryRoot.Path, "KonnectPS.psd1");
        var (report, output) = Task.Run(() => PesterShell.RunAsync("*.Tests.ps1", manifest, new Dictionary<string, string?>(), "-DiscoverOnly")).GetAwaiter().GetResult();
        var files = report?.Files ?? [];
        var unreadable = files.Where(file => !string.IsNullOrEmpty(file.Text)).Select(file => $"{file.File}: {file.Text}");
        var empty = files.Where(file => file.Tests.Count == 0 && string.IsNullOrEmpty(file.Text)).Select(file => $"{file.File} has no tests.");
        string[] faults = [.. unreadable, .. empty];
        return faults.Length == 0 && files.Count > 0
            ? files
            : throw new InvalidOperationException(faults.Length > 0 ? string.Join("\n\n", faults) : $"Pester found no tests. It printed:\n\n{output}");
    }

    /// <summary>Runs a file, or waits for the run that another of its tests began.</summary>
    public static Task<PesterFileRun> RunAsync(string file, CancellationToken cancellationToken)
    {
        return Runs.GetOrAdd(file, name => new Lazy<Task<PesterFileRun>>(() => RunFileAsync(name))).Value.WaitAsync(cancellationToken);
    }

    private static async Task<PesterFileRun> RunFileAsync(string file)
    {
        var manifest = await PackedManifest.Value;
        await using var sandbox = await KonnectSandbox.StartAsync(new SandboxOptions { ValidateResponses = true });
        var (report, output) = await PesterShell.RunAsync(file, manifest, Variables(sandbox));
        return new PesterFileRun(report?.Files.SingleOrDefault(), sandbox.Violations, output);
    }

    private static Dictionary<string, string?> Variables(KonnectSandbox sandbox)
    {
        var address = sandbox.Address.ToString().TrimEnd('/');
        return new()
        {
            ["KONNECT_API_URL"] = address,
            ["KONNECT_PORTAL_URL"] = address,
            ["KONNECT_TOKEN"] = sandbox.Seed.PersonalAccessToken,
            ["KONNECT_PORTAL_EMAIL"] = sandbox.Seed.DeveloperEmail,
            ["KONNECT_PORTAL_PASSWORD"] = sandbox.Seed.DeveloperPassword,
            ["QUICKSTART_GATEWAY_URL"] = address + "/gateway",
            ["QUICKSTART_INBOX_URL"] = address + "/sandbox/inbox",
            ["QUICKSTART_TOKEN_URL"] = sandbox.TokenEndpoint.ToString(),
        };
    }
}
