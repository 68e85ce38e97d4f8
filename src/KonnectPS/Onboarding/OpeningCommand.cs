using System.Management.Automation.Language;
using System.Text;
using KonnectPS.Client;

namespace KonnectPS.Onboarding;

/// <summary>
/// A command that is printed to be pasted. What names it holds come from a server or from a user: they are quoted, so that nothing in
/// them is ever run.
/// </summary>
internal sealed class OpeningCommand
{
    private const int LongestName = 100;

    private readonly StringBuilder _text;

    /// <param name="cmdlet">The cmdlet, or the start of a pipeline.</param>
    public OpeningCommand(string cmdlet)
    {
        _text = new StringBuilder(cmdlet);
    }

    /// <summary>Adds an argument by position.</summary>
    public OpeningCommand With(string argument)
    {
        _text.Append(' ').Append(Quoted(argument));
        return this;
    }

    /// <summary>Adds a parameter; nothing where it has no value.</summary>
    public OpeningCommand With(string parameter, string? value)
    {
        if (value is not null)
        {
            _text.Append(" -").Append(parameter).Append(' ').Append(Quoted(value));
        }

        return this;
    }

    /// <summary>Adds what is run as it stands, such as <c>-Credential (Get-Credential)</c>. Never a text of somebody else's.</summary>
    public OpeningCommand Then(string script)
    {
        _text.Append(' ').Append(script);
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    /// <summary>The name, by which people know it; or the id, where the name is too long, is an id by its looks, or has what no command line holds.</summary>
    public static string NameOrId(string? name, string id) =>
        name is { Length: > 0 and <= LongestName } && !Guid.TryParse(name, out _) && CanStand(name) ? name : id;

    /// <summary>True for a text that can stand on a command line as it is.</summary>
    public static bool CanStand(string text) => !text.Any(letter => TerminalControl.Is(letter) || letter == '\uFFFD');

    private static string Quoted(string text) =>
        IsWord(text) ? text : $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    /// <summary>True for what PowerShell takes for one plain word.</summary>
    private static bool IsWord(string text) =>
        text.Length > 0 && IsLetter(text[0]) && text.All(letter => IsLetter(letter) || letter is (>= '0' and <= '9') or '-' or '_' or '.' or ':' or '/' or '@');

    private static bool IsLetter(char letter) => letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
