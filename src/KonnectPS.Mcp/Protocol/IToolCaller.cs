namespace KonnectPS.Mcp.Protocol;

/// <summary>The client whose model called a tool, and the person in front of it.</summary>
public interface IToolCaller
{
    /// <summary>True when the client can ask its person (MCP elicitation).</summary>
    bool CanAsk { get; }

    /// <summary>Asks the person, through the client, for a yes.</summary>
    /// <param name="question">One or more lines of plain text.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>True for a yes; false for a no, and when the question was closed.</returns>
    Task<bool> AskAsync(string question, CancellationToken cancellationToken);
}
