using System.Diagnostics;
using System.Text.Json;
using KonnectPS.Tools;

namespace KonnectPS.Pester.Tests;

/// <summary>Starts Pester in the pinned shell, in a home of its own.</summary>
internal static class PesterShell
{
    // A shell that hangs must not hang whoever runs the tests.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<PowerShellTool> Tool = new(() => PowerShellTool.Restore(RepositoryRoot.Path));

    /// <summary>Runs test files, given by name or wildcard.</summary>
    /// <param name="files">The name or wildcard.</param>
    /// <param name="manifest">The manifest of the module to test.</param>
    /// <param name="variables">The environment of the tests; no other variable of Konnect's is left in it.</param>
    /// <param name="switches">More arguments for <c>Invoke-TestFile.ps1</c>.</param>
    /// <returns>The report, null when the shell ended without one; and what it printed.</returns>
    public static async Task<(PesterReport? Report, string Output)> RunAsync(
        string files, string manifest, IReadOnlyDictionary<string, string?> variables, params IEnumerable<string> switches)
    {
        var suite = Path.Combine(RepositoryRoot.Path, "tests", "Pester");
        var home = Directory.CreateTempSubdirectory("konnectps-pester-");
        try
        {
            var resultPath = Path.Combine(home.FullName, "result.json");
            var start = Tool.Value.StartInfo(
                ["-NoProfile", "-NonInteractive", "-File", Path.Combine(suite, "Invoke-TestFile.ps1"), "-Module", manifest, "-ResultPath", resultPath,
                    .. switches, Path.Combine(suite, files)]);
            SetEnvironment(start, home.FullName, variables);
            var output = await PrintedByAsync(start);
            if (!File.Exists(resultPath))
            {
                return (null, output);
            }

            await using var result = File.OpenRead(resultPath);
            return (await JsonSerializer.DeserializeAsync<PesterReport>(result, Json), output);
        }
        finally
        {
            home.Delete(recursive: true);
        }
    }

    /// <summary>Runs a script of the repository; returns what it printed.</summary>
    /// <exception cref="InvalidOperationException">It failed; the message has what it printed.</exception>
    public static async Task<string> RunScriptAsync(params IEnumerable<string> arguments)
    {
        var start = Tool.Value.StartInfo(["-NoProfile", "-NonInteractive", "-File", .. arguments]);
        return await PrintedByAsync(start, failing: true);
    }

    private static void SetEnvironment(ProcessStartInfo start, string home, IReadOnlyDictionary<string, string?> variables)
    {
        var userHome = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        start.Environment["HOME"] = home;
        // NuGet takes a home without .config for none, and the working directory instead.
        Directory.CreateDirectory(Path.Combine(home, ".config"));
        // What dotnet downloaded once is found where it was.
        start.Environment["DOTNET_CLI_HOME"] = Environment.GetEnvironmentVariable("DOTNET_CLI_HOME") ?? userHome;
        start.Environment["NUGET_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(userHome, ".nuget", "packages");
        start.Environment["PSModulePath"] = string.Join(
            Path.PathSeparator, Path.Combine(AppContext.BaseDirectory, "Modules"), Environment.GetEnvironmentVariable("PSModulePath"));
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("KONNECT_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }
    }

    private static async Task<string> PrintedByAsync(ProcessStartInfo start, bool failing = false)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using var shell = Process.Start(start)!;
        shell.StandardInput.Close();
        var errors = shell.StandardError.ReadToEndAsync();
        var output = shell.StandardOutput.ReadToEndAsync();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            await shell.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            shell.Kill(entireProcessTree: true);
        }

        var printed = $"{await output}\n{await errors}".Trim();
        return shell.ExitCode == 0 || !failing ? printed : throw new InvalidOperationException(printed);
    }
}
