using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using KonnectPS.Tools;
using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace KonnectPS.Mcp.Tests;

/// <summary>A sandbox, a vault in a folder, and the server in a shell of its own, as a client starts it.</summary>
internal sealed class McpWorld : IAsyncDisposable
{
    private static readonly Lazy<PowerShellTool> Shell = new(() => PowerShellTool.Restore(RepositoryRoot.Path));

    private readonly DirectoryInfo _vault = Directory.CreateTempSubdirectory("konnectps-vault");

    private McpWorld(CheckedSandbox sandbox)
    {
        Sandbox = sandbox;
    }

    public CheckedSandbox Sandbox { get; }

    public string VaultFolder => _vault.FullName;

    /// <summary>What the server wrote to standard error.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    /// <summary>The questions that a person was asked.</summary>
    public ConcurrentQueue<string> Questions { get; } = [];

    /// <summary>Starts it an hour ago by the sandbox's clock, so that what is minted now is old enough to be renewed.</summary>
    public static async Task<McpWorld> StartAsync(SandboxOptions? options = null) => new(await CheckedSandbox.StartAsync((options ?? new SandboxOptions()) with
    {
        TimeProvider = new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(-1)),
        PortalTokenLifetime = TimeSpan.FromDays(1),
    }));

    /// <summary>Connects the SDK's own client to a server that runs in a process of its own.</summary>
    /// <param name="script">What the shell runs once the modules are imported.</param>
    /// <param name="answer">What the person says; null for a client that can't ask one.</param>
    public async Task<McpClient> ConnectAsync(string script = "Start-KonnectMcpServer -Vault Prod", bool? answer = true)
    {
        var start = StartInfo(script);
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = start.FileName,
            Arguments = [.. start.ArgumentList],
            WorkingDirectory = start.WorkingDirectory,
            EnvironmentVariables = start.Environment.ToDictionary(pair => pair.Key, pair => pair.Value),
            StandardErrorLines = Log.Enqueue,
        });
        return await McpClient.CreateAsync(transport, new McpClientOptions
        {
            Handlers = answer is null
                ? new McpClientHandlers()
                : new McpClientHandlers { ElicitationHandler = (question, _) => ValueTask.FromResult(Answer(question!, answer.Value)) },
        });
    }

    /// <summary>The same server, to be spoken to line by line.</summary>
    public Process StartRaw(string script = "Start-KonnectMcpServer -Vault Prod")
    {
        var start = StartInfo(script);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => Log.Enqueue(line.Data ?? "");
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>The file of a secret in the vault, or null.</summary>
    public string? VaultFile(string name) => Path.Combine(_vault.FullName, name) is var file && File.Exists(file) ? file : null;

    public async ValueTask DisposeAsync()
    {
        await Sandbox.DisposeAsync();
        _vault.Delete(recursive: true);
    }

    private ProcessStartInfo StartInfo(string script)
    {
        var start = Shell.Value.StartInfo("-NoProfile", "-c", $"Import-Module ./KonnectPS.psd1, ./bin/KonnectPS.Mcp/KonnectPS.Mcp.psd1; {script}");
        var address = Sandbox.Address.ToString().TrimEnd('/');
        foreach (var (name, value) in new Dictionary<string, string?>
        {
            ["KONNECT_API_URL"] = address,
            ["KONNECT_TOKEN"] = null,
            ["KONNECT_REGION"] = null,
            ["KONNECT_PORTAL_URL"] = address,
            ["KONNECT_PORTAL_TOKEN"] = null,
            ["KONNECT_PORTAL_EMAIL"] = Sandbox.Seed.DeveloperEmail,
            ["KONNECT_PORTAL_PASSWORD"] = Sandbox.Seed.DeveloperPassword,
            ["VAULT_FOLDER"] = _vault.FullName,
            ["PSModulePath"] = Path.Combine(RepositoryRoot.Path, "tests/KonnectPS.Mcp.Tests/Modules"),
        })
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private ElicitResult Answer(ElicitRequestParams question, bool yes)
    {
        Questions.Enqueue(question.Message);
        return yes
            ? new ElicitResult { Action = "accept", Content = new Dictionary<string, JsonElement> { ["approve"] = JsonSerializer.SerializeToElement(true) } }
            : new ElicitResult { Action = "decline" };
    }
}
