using System.Collections;
using System.Management.Automation;
using KonnectPS.Errors;

namespace KonnectPS.Vaults;

/// <summary>
/// The commands by which vaults are reached. They are those of the module Microsoft.PowerShell.SecretManagement, whatever functions of
/// the same names the session has. Only where that module is not installed, the session's own functions Set-Secret and Get-Secret
/// stand in for it. Everything here runs on the pipeline's thread.
/// </summary>
internal sealed class VaultCommands
{
    private const string Module = "Microsoft.PowerShell.SecretManagement";

    /// <summary>
    /// Emits output and errors alike, and leaves $Error as it was: an error here is either expected, such as a name that is not there
    /// yet, or told as an error of this module.
    /// </summary>
    private static readonly ScriptBlock Script = ScriptBlock.Create("""
        param($Command, $Arguments)
        $before = @($global:Error)
        try { & $Command @Arguments 2>&1 }
        catch { $_ }
        finally {
            $global:Error.Clear()
            if ($before) { $global:Error.AddRange($before) }
        }
        """);

    private readonly CommandInfo _get;
    private readonly CommandInfo _set;
    private readonly CommandInfo? _list;
    private readonly CommandInfo? _find;
    private readonly CommandInfo? _remove;
    private readonly CommandInfo? _test;

    private VaultCommands(PSCmdlet cmdlet, bool standIns, CommandInfo get, CommandInfo set)
    {
        AreStandIns = standIns;
        _get = get;
        _set = set;
        _list = Find(cmdlet, standIns, "Get-SecretVault");
        _remove = Find(cmdlet, standIns, "Remove-Secret");
        _test = Find(cmdlet, standIns, "Test-SecretVault");
        _find = standIns ? Find(cmdlet, standIns, "Get-SecretInfo") : null;
    }

    /// <summary>True for functions of the session in the place of SecretManagement.</summary>
    public bool AreStandIns { get; }

    /// <summary>The commands of this session.</summary>
    /// <exception cref="KonnectCommandException">There are none.</exception>
    public static VaultCommands Of(PSCmdlet cmdlet) =>
        Found(cmdlet, standIns: false) ?? Found(cmdlet, standIns: true) ?? Imported(cmdlet) ?? throw Failures.NoVaultCommands();

    /// <summary>The vaults that are registered; null where that can't be told, as with functions that stand in.</summary>
    public IReadOnlyList<RegisteredVault>? List(PSCmdlet cmdlet)
    {
        if (_list is null)
        {
            return null;
        }

        return [.. Invoke(cmdlet, _list, []).Output.Select(RegisteredVault.Of).OfType<RegisteredVault>()];
    }

    /// <summary>Reads a secret.</summary>
    public VaultReply Get(PSCmdlet cmdlet, string vault, string name) => Invoke(cmdlet, _get, new() { ["Name"] = name, ["Vault"] = vault });

    /// <summary>True when a stand-in for Get-SecretInfo says that there is no secret of that name; SecretManagement's is never asked.</summary>
    public bool IsKnownToBeMissing(PSCmdlet cmdlet, string vault, string name)
    {
        if (_find is null)
        {
            return false;
        }

        var reply = Invoke(cmdlet, _find, new() { ["Name"] = WildcardPattern.Escape(name), ["Vault"] = vault });
        return reply.Errors.Count == 0
            && !reply.Output.Any(info => name.Equals(info?.Properties["Name"]?.Value as string, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Asks whether the vault works; null where there is no command for that.</summary>
    public VaultReply? Test(PSCmdlet cmdlet, string vault) => _test is null ? null : Invoke(cmdlet, _test, new() { ["Name"] = vault });

    /// <summary>Writes a secret.</summary>
    public VaultReply Set(PSCmdlet cmdlet, string vault, string name, object secret, Hashtable? metadata)
    {
        var arguments = new Hashtable { ["Name"] = name, ["Secret"] = secret, ["Vault"] = vault };
        if (metadata is not null)
        {
            arguments["Metadata"] = metadata;
        }

        return Invoke(cmdlet, _set, arguments);
    }

    /// <summary>Removes a secret, where there is a command for that.</summary>
    public void Remove(PSCmdlet cmdlet, string vault, string name)
    {
        if (_remove is not null)
        {
            _ = Invoke(cmdlet, _remove, new() { ["Name"] = name, ["Vault"] = vault });
        }
    }

    private static VaultCommands? Found(PSCmdlet cmdlet, bool standIns) =>
        Find(cmdlet, standIns, "Get-Secret") is { } get && Find(cmdlet, standIns, "Set-Secret") is { } set ? new VaultCommands(cmdlet, standIns, get, set) : null;

    /// <summary>The commands of a SecretManagement that a look-up did not load: other threads load it for the first time, or the session loads nothing by itself.</summary>
    private static VaultCommands? Imported(PSCmdlet cmdlet)
    {
        var arguments = new Hashtable { ["Name"] = Module, ["Global"] = true, ["ErrorAction"] = ActionPreference.Ignore };
        cmdlet.InvokeCommand.InvokeScript(useLocalScope: true, Script, input: null, "Microsoft.PowerShell.Core\\Import-Module", arguments);
        return Found(cmdlet, standIns: false);
    }

    private static CommandInfo? Find(PSCmdlet cmdlet, bool standIns, string name) =>
        standIns
            ? cmdlet.InvokeCommand.GetCommand(name, CommandTypes.Function)
            : cmdlet.InvokeCommand.GetCommand($"{Module}\\{name}", CommandTypes.Cmdlet | CommandTypes.Function);

    private VaultReply Invoke(PSCmdlet cmdlet, CommandInfo command, Hashtable arguments)
    {
        if (!AreStandIns)
        {
            // All errors of one call are wanted, also under $ErrorActionPreference = 'Stop', and no question is asked twice.
            AddIfKnown("ErrorAction", ActionPreference.Continue);
            AddIfKnown("Confirm", false);
        }

        var emitted = cmdlet.InvokeCommand.InvokeScript(useLocalScope: true, Script, input: null, command, arguments);
        return new VaultReply(
            [.. emitted.Where(item => item is not null && item.BaseObject is not ErrorRecord)],
            [.. emitted.Select(item => item?.BaseObject).OfType<ErrorRecord>()]);

        void AddIfKnown(string parameter, object value)
        {
            if (command.Parameters?.ContainsKey(parameter) == true)
            {
                arguments[parameter] = value;
            }
        }
    }
}
