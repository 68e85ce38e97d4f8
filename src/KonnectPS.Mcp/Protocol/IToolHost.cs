namespace KonnectPS.Mcp.Protocol;

/// <summary>What the protocol serves. Only types of the framework pass here, since both sides have libraries of their own.</summary>
public interface IToolHost
{
    /// <summary>The server's version.</summary>
    string Version { get; }

    /// <summary>What the model is told of the server as a whole.</summary>
    string Instructions { get; }

    /// <summary>The tools, in the order in which they are shown.</summary>
    IReadOnlyList<ToolOffer> Tools { get; }

    /// <summary>Calls a tool. Failures of the tool are responses, not exceptions.</summary>
    /// <param name="tool">The tool's name.</param>
    /// <param name="arguments">A JSON object, as the client sent it.</param>
    /// <param name="caller">Who calls.</param>
    /// <param name="cancellationToken">Cancelled when the client cancels the call or is gone.</param>
    Task<ToolResponse> CallAsync(string tool, string arguments, IToolCaller caller, CancellationToken cancellationToken);
}
