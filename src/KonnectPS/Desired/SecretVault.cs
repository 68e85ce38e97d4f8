using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using KonnectPS.Engine;
using KonnectPS.Errors;

namespace KonnectPS.Desired;

/// <summary>One secret in one vault, through whatever Set-Secret, Get-Secret and Get-SecretInfo the session has.</summary>
internal sealed class SecretVault
{
    private const string ReadScript = """
        param($Name, $Vault)
        $found = @(Get-SecretInfo -Name ([System.Management.Automation.WildcardPattern]::Escape($Name)) -Vault $Vault -ErrorAction Stop)
        if ($found.Count -gt 0) { Get-Secret -Name $Name -Vault $Vault -ErrorAction Stop }
        """;

    private const string StoreScript = """
        param($Name, $Vault, $Secret)
        Set-Secret -Name $Name -Secret $Secret -Vault $Vault -ErrorAction Stop
        """;

    private static readonly string[] Commands = ["Set-Secret", "Get-Secret", "Get-SecretInfo"];

    private readonly string _vault;
    private readonly string _name;
    private readonly RecordOutput _output;

    public SecretVault(string vault, string name, RecordOutput output)
    {
        _vault = vault;
        _name = name;
        _output = output;
    }

    /// <summary>Makes sure that the session can store secrets at all, before anything is minted for it.</summary>
    public Task DemandCommandsAsync(CancellationToken cancellationToken) =>
        _output.OnPipelineAsync(
            cmdlet => Commands.All(command => cmdlet.InvokeCommand.GetCommand(command, CommandTypes.Cmdlet | CommandTypes.Function) is not null)
                ? true
                : throw Failures.NoVaultCommands(),
            cancellationToken);

    /// <summary>The credential that lies there, or null.</summary>
    public async Task<KonnectCredential?> ReadAsync(CancellationToken cancellationToken)
    {
        var found = await InvokeAsync(ReadScript, [_name, _vault], cancellationToken).ConfigureAwait(false);
        return found.Count > 0 && found[0]?.BaseObject is IDictionary stored ? KonnectCredential.Stored(stored) : null;
    }

    /// <summary>Puts a credential there, in place of what lies there.</summary>
    public Task StoreAsync(KonnectCredential credential, CancellationToken cancellationToken) =>
        InvokeAsync(StoreScript, [_name, _vault, credential], cancellationToken);

    /// <summary>The error of a vault that does not keep what it is given.</summary>
    public KonnectCommandException Failed(string reason, Exception? cause = null) => Failures.VaultFailed(_vault, _name, reason, cause);

    private async Task<Collection<PSObject>> InvokeAsync(string script, object[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await _output.OnPipelineAsync(
                cmdlet => cmdlet.InvokeCommand.InvokeScript(useLocalScope: true, ScriptBlock.Create(script), input: null, arguments),
                cancellationToken).ConfigureAwait(false);
        }
        catch (RuntimeException e)
        {
            throw Failed(e.Message, e);
        }
    }
}
