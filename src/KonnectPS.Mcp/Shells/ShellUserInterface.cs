using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace KonnectPS.Mcp.Shells;

/// <summary>Drops all output, asks nobody for input, and lets the call decide on confirmations.</summary>
internal sealed class ShellUserInterface : PSHostUserInterface
{
    // The order in which PowerShell offers its choices for a step that is to be confirmed.
    private const int Yes = 0;
    private const int NoToAll = 3;

    private readonly object _gate = new();

    /// <summary>Decides on a step, which PowerShell has described; null while no command runs.</summary>
    public Func<string, bool>? Decide { get; set; }

    public override PSHostRawUserInterface? RawUI => null;

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        // Commands work on several inputs at a time; one question is open at a time.
        lock (_gate)
        {
            return Decide?.Invoke(message) == true ? Yes : NoToAll;
        }
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) => throw NobodyToAsk();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) => throw NobodyToAsk();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw NobodyToAsk();

    public override string ReadLine() => throw NobodyToAsk();

    public override SecureString ReadLineAsSecureString() => throw NobodyToAsk();

    public override void Write(string value)
    {
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
    {
    }

    public override void WriteLine(string value)
    {
    }

    public override void WriteErrorLine(string value)
    {
    }

    public override void WriteDebugLine(string message)
    {
    }

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override void WriteVerboseLine(string message)
    {
    }

    public override void WriteWarningLine(string message)
    {
    }

    private static PSInvalidOperationException NobodyToAsk() => new("Nobody can be asked for input: a vault, for example, has to be open already.");
}
