using System.Management.Automation.Language;

namespace KonnectPS.Quickstart;

/// <summary>Walks through a script a statement at a time: says what comes, shows the command, runs it, shows its output.</summary>
internal sealed class ScriptWalk(Shell shell)
{
    /// <returns>True when every statement ran without an error; the first one that does not is the last.</returns>
    public bool Run(string script)
    {
        var tree = Parser.ParseFile(Path.Combine(shell.Location, script), out var tokens, out var errors);
        if (errors.Length > 0)
        {
            Console.Error.WriteLine(errors[0].Message);
            return false;
        }

        var position = 0;
        foreach (var statement in tree.EndBlock.Statements)
        {
            Console.WriteLine();
            foreach (var comment in tokens.Where(token =>
                token.Kind == TokenKind.Comment && token.Extent.StartOffset >= position && token.Extent.EndOffset <= statement.Extent.StartOffset))
            {
                Console.WriteLine(comment.Text);
            }

            Console.WriteLine($"PS> {statement.Extent.Text}");
            if (!shell.Run(statement.Extent.Text))
            {
                return false;
            }

            position = statement.Extent.EndOffset;
        }

        return true;
    }
}
