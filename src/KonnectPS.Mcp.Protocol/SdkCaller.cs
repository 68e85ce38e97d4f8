using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace KonnectPS.Mcp.Protocol;

/// <summary>Asks the client's person by MCP elicitation.</summary>
internal sealed class SdkCaller : IToolCaller
{
    private const string Answer = "approve";

    private readonly McpServer _server;

    public SdkCaller(McpServer server)
    {
        _server = server;
    }

    public bool CanAsk => _server.ClientCapabilities?.Elicitation is { } elicitation && (elicitation.Form is not null || elicitation.Url is null);

    public async Task<bool> AskAsync(string question, CancellationToken cancellationToken)
    {
        var result = await _server.ElicitAsync(
            new ElicitRequestParams
            {
                Message = question,
                RequestedSchema = new ElicitRequestParams.RequestSchema
                {
                    Properties = new Dictionary<string, ElicitRequestParams.PrimitiveSchemaDefinition>
                    {
                        [Answer] = new ElicitRequestParams.BooleanSchema { Title = "Approve", Description = "True lets it happen, once." },
                    },
                    Required = [Answer],
                },
            },
            cancellationToken).ConfigureAwait(false);
        return result.IsAccepted && result.Content?.TryGetValue(Answer, out var approved) == true && approved.ValueKind == JsonValueKind.True;
    }
}
