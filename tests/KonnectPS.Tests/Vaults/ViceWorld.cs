using System.Collections;
using System.Security;
using System.Text.RegularExpressions;
using KonnectPS.Tests.Hostile;

namespace KonnectPS.Tests.Vaults;

/// <summary>
/// A sandbox, an engine, and tests/ViceVault behind a stand-in for the module SecretManagement. Time passes only where somebody waits
/// for it. The extension's own functions are in the session too, under the names of SecretManagement's commands.
/// </summary>
internal sealed partial class ViceWorld : IAsyncDisposable
{
    private readonly JumpingClock _clock = new();
    private readonly CheckedSandbox _sandbox;
    private readonly Engine _engine;

    private ViceWorld(JumpingClock clock, CheckedSandbox sandbox)
    {
        _clock = clock;
        _sandbox = sandbox;
        _engine = Engine.Connected(sandbox, clock);
        var folder = Path.Combine(RepositoryRoot.Path, "tests", "ViceVault");
        _engine.Run($"""
            Import-Module '{folder}/Microsoft.PowerShell.SecretManagement.psm1' -Global
            Import-Module '{folder}/ViceVault.Extension/ViceVault.Extension.psd1' -Global -DisableNameChecking
            """).Succeeded();
    }

    public static async Task<ViceWorld> StartAsync()
    {
        var clock = new JumpingClock();
        return new ViceWorld(clock, await CheckedSandbox.StartAsync(new SandboxOptions { TimeProvider = clock, EnforceQuotas = false, PortalTokenLifetime = TimeSpan.FromDays(400) }));
    }

    public CheckedSandbox Sandbox => _sandbox;

    public EngineResult Run(string script) => _engine.Run(script);

    /// <summary>Registers a vault of its own.</summary>
    public void Register(string vault, string vice, string module = "ViceVault", bool isDefault = false) =>
        _engine.Run($"Register-SecretVault '{vault}' -ModuleName '{module}' -VaultParameters @{{ Vice = '{vice}' }} -DefaultVault:${isDefault}").Succeeded();

    /// <summary>Requests a credential; what it sent is in <see cref="Requests"/>.</summary>
    public EngineResult Request(string name, string api, string vault, string more = "")
    {
        _sandbox.Inner.ClearRecords();
        return _engine.Run($"Request-KonnectCredential '{name}' {api} -Vault '{vault}' {more}");
    }

    public IReadOnlyList<string> Requests => _sandbox.Requests;

    /// <summary>The ids of an application's live credentials.</summary>
    public IReadOnlyList<string> Live(string name) =>
    [
        .. _sandbox.Inner.Store.Applications.OwnedBy(_sandbox.Seed.DeveloperId)
            .Where(application => application.Name == name)
            .SelectMany(application => _sandbox.Inner.Store.Credentials.Of(application.Id))
            .Select(credential => credential.Id),
    ];

    /// <summary>What lies in the vault, as its owner reads it; null for nothing.</summary>
    public object? Read(string name, string vault) =>
        _engine.Run($"Microsoft.PowerShell.SecretManagement\\Get-Secret '{name}' -Vault '{vault}' -ErrorAction Ignore").Output is [{ } found, ..] ? found.BaseObject : null;

    /// <summary>Whether what lies in the vault is, in whatever form, the secret of a credential that lives.</summary>
    public bool Holds(string name, string vault) =>
        Enumerable.Range(0, 5).Any(_ => Texts(Read(name, vault)).SelectMany(Words).Any(_sandbox.Inner.Store.Credentials.Holds));

    public async ValueTask DisposeAsync()
    {
        _engine.Dispose();
        await _sandbox.DisposeAsync();
        _clock.Dispose();
    }

    public static IEnumerable<string> Texts(object? value) => value switch
    {
        null => [],
        PSObject { BaseObject: not PSCustomObject } wrapped => Texts(wrapped.BaseObject),
        PSObject custom => custom.Properties.SelectMany(property => Texts(property.Value)),
        SecureString secret => [Engine.Reveal(secret)],
        PSCredential credential => [credential.UserName, Engine.Reveal(credential.Password)],
        IDictionary table => table.Values.Cast<object?>().SelectMany(Texts),
        _ => [value.ToString()!],
    };

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(match => match.Value).Append(text);

    [GeneratedRegex("[^\\s\"{}=;,:@]+")]
    private static partial Regex Word();
}
