namespace KonnectPS.Tests.Completion;

/// <summary>Presses Tab behind a line, as a host does.</summary>
internal static class TabKey
{
    /// <summary>What the engine would put on the command line.</summary>
    public static IReadOnlyList<string> Tab(this Engine engine, string line) => [.. engine.Menu(line).Select(item => item.CompletionText)];

    /// <summary>What the engine would offer.</summary>
    public static IReadOnlyList<CompletionResult> Menu(this Engine engine, string line)
    {
        engine.Set("line", line);
        var completion = engine.Run("[System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null)").Single;
        return ((CommandCompletion)completion.BaseObject).CompletionMatches;
    }
}
