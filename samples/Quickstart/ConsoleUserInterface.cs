using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace KonnectPS.Quickstart;

/// <summary>The engine's view of this console: it writes, and asks for a line or a choice.</summary>
internal sealed class ConsoleUserInterface : PSHostUserInterface
{
    public override PSHostRawUserInterface RawUI { get; } = new ConsoleRawUserInterface();

    public override bool SupportsVirtualTerminal => !Console.IsOutputRedirected;

    public override string ReadLine() => Console.ReadLine() ?? "";

    public override SecureString ReadLineAsSecureString()
    {
        var secret = new SecureString();
        while (!Console.IsInputRedirected && Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            secret.AppendChar(key.KeyChar);
        }

        Console.WriteLine();
        return secret;
    }

    public override void Write(string value) => Console.Write(Rendered(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Console.WriteLine(Rendered(value));

    public override void WriteErrorLine(string value) => Console.Error.WriteLine(value);

    public override void WriteWarningLine(string message) => Console.WriteLine($"WARNING: {message}");

    public override void WriteVerboseLine(string message) => Console.WriteLine($"VERBOSE: {message}");

    public override void WriteDebugLine(string message) => Console.WriteLine($"DEBUG: {message}");

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        var responses = new Dictionary<string, PSObject>();
        foreach (var field in descriptions)
        {
            Console.Write($"{field.Name}: ");
            responses[field.Name] = PSObject.AsPSObject(
                field.ParameterTypeFullName == typeof(SecureString).FullName ? ReadLineAsSecureString() : ReadLine());
        }

        return responses;
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Console.WriteLine($"{caption}\n{message}");
        var labels = choices.Select(choice => choice.Label.Replace("&", "", StringComparison.Ordinal)).ToList();
        Console.Write($"{string.Join("  ", labels)}  (default: {labels[defaultChoice]}): ");
        var response = ReadLine();
        var chosen = response.Length == 0 ? -1 : labels.FindIndex(label => label.StartsWith(response, StringComparison.OrdinalIgnoreCase));
        return chosen < 0 ? defaultChoice : chosen;
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
    {
        Console.Write("User: ");
        var user = string.IsNullOrEmpty(userName) ? ReadLine() : userName;
        Console.Write("Password: ");
        return new PSCredential(user, ReadLineAsSecureString());
    }

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) => PromptForCredential(caption, message, userName, targetName);

    /// <summary>The text without its colours where nobody would see them as such.</summary>
    private string Rendered(string text) => GetOutputString(text, SupportsVirtualTerminal);
}
