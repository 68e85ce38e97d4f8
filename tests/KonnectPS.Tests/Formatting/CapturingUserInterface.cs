using System.Collections.ObjectModel;
using System.Management.Automation.Host;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace KonnectPS.Tests.Formatting;

/// <summary>Writes into a text; nobody is there to be asked.</summary>
internal sealed partial class CapturingUserInterface : PSHostUserInterface
{
    private readonly StringBuilder _written = new();

    public CapturingUserInterface(int width)
    {
        RawUI = new SizedScreen(width);
    }

    public override PSHostRawUserInterface RawUI { get; }

    /// <summary>What was written since the last call, without the colours that the engine gives to headers.</summary>
    public string Take()
    {
        var written = HeaderColour().Replace(_written.ToString(), "");
        _written.Clear();
        return written;
    }

    public override void Write(string value) => _written.Append(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => _written.Append(value).Append('\n');

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteWarningLine(string message) => WriteLine(message);

    public override void WriteVerboseLine(string message) => WriteLine(message);

    public override void WriteDebugLine(string message) => WriteLine(message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => throw new NotSupportedException();

    public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new NotSupportedException();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw new NotSupportedException();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new NotSupportedException();

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => throw new NotSupportedException();

    [GeneratedRegex("\u001b\\[(0|32;1(;3)?)m")]
    private static partial Regex HeaderColour();
}
