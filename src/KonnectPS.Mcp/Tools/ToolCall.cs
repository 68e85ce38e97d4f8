using System.Collections;
using System.Management.Automation;
using KonnectPS.Mcp.Protocol;
using KonnectPS.Mcp.Shells;

namespace KonnectPS.Mcp.Tools;

/// <summary>One call of a tool: its arguments, and what it may run commands with.</summary>
internal sealed class ToolCall
{
    private readonly ToolSetting _setting;
    private readonly IToolCaller _caller;
    private readonly CancellationToken _cancellationToken;
    private readonly List<string> _warnings = [];

    public ToolCall(ToolSetting setting, ToolArguments arguments, IToolCaller caller, CancellationToken cancellationToken)
    {
        _setting = setting;
        Arguments = arguments;
        _caller = caller;
        _cancellationToken = cancellationToken;
    }

    public ToolArguments Arguments { get; }

    public ServerLimits Limits => _setting.Limits;

    /// <summary>The vault that the person chose; null when the server is read-only and has none.</summary>
    public string? Vault => _setting.Vault;

    /// <summary>The portal's name or address, for questions to the person.</summary>
    public string Portal => $"{_setting.Session}";

    /// <summary>What the commands warned of.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Runs a command that reads.</summary>
    public Task<IReadOnlyList<PSObject>> ReadAsync(string command, IDictionary parameters) => RunAsync(_ => false, (command, parameters));

    /// <summary>Runs commands in a pipeline that may read, and decline whatever asks before it changes something.</summary>
    public Task<IReadOnlyList<PSObject>> ReadAsync(params (string Name, IDictionary Parameters)[] commands) => RunAsync(_ => false, commands);

    /// <summary>Runs a command that may change something, once the person has said yes to the question.</summary>
    public async Task<IReadOnlyList<PSObject>> ChangeAsync(string question, string command, IDictionary parameters)
    {
        var approval = new Approval(Limits, _caller, question, _cancellationToken);
        parameters["Confirm"] = true;
        try
        {
            var objects = await RunAsync(approval.Decide, (command, parameters)).ConfigureAwait(false);
            return approval.Refused is null ? objects : throw approval.Refused;
        }
        catch (ShellError) when (approval.Refused is { } refused)
        {
            // What the command says of a step that it was not let do is beside the point.
            throw refused;
        }
    }

    private async Task<IReadOnlyList<PSObject>> RunAsync(Func<string, bool> decide, params (string Name, IDictionary Parameters)[] commands)
    {
        foreach (var (name, parameters) in commands)
        {
            if (ToolSetting.TakesSession(name))
            {
                parameters["Session"] = _setting.Session;
            }
        }

        var output = await _setting.Shells.UseAsync(shell => shell.Run(decide, _cancellationToken, commands), _cancellationToken).ConfigureAwait(false);
        _warnings.AddRange(output.Warnings);
        return output.Objects;
    }
}
