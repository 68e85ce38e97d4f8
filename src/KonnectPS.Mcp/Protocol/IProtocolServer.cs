namespace KonnectPS.Mcp.Protocol;

/// <summary>Speaks the Model Context Protocol over two streams.</summary>
public interface IProtocolServer
{
    /// <summary>Serves one client until its stream ends.</summary>
    /// <param name="host">What is served.</param>
    /// <param name="input">The client's messages, one a line.</param>
    /// <param name="output">Takes the server's messages, one a line.</param>
    /// <param name="cancellationToken">Ends the server and the calls that are under way.</param>
    Task RunAsync(IToolHost host, Stream input, Stream output, CancellationToken cancellationToken);
}
