using System.Text.Json;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace KonnectPS.Mcp.Protocol;

/// <summary>Serves the tools with the official SDK.</summary>
public sealed class SdkServer : IProtocolServer
{
    private const int LongestMessage = 1024 * 1024;

    /// <inheritdoc />
    public async Task RunAsync(IToolHost host, Stream input, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "KonnectPS", Title = "Kong Konnect credentials", Version = host.Version },
            ServerInstructions = host.Instructions,
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability() },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = [.. host.Tools.Select(Describe)] }),
                CallToolHandler = (request, token) => CallAsync(host, request, token),
            },
        };
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var transport = new StreamServerTransport(new BoundedLineStream(input, LongestMessage, ended.Cancel), output, "KonnectPS");
        await using (transport.ConfigureAwait(false))
        {
            var server = McpServer.Create(transport, options);
            await using (server.ConfigureAwait(false))
            {
                try
                {
                    await server.RunAsync(ended.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (ended.IsCancellationRequested)
                {
                    // The client is gone, or the server was told to stop: either way it is done.
                }
            }
        }
    }

    private static Tool Describe(ToolOffer offer) => new()
    {
        Name = offer.Name,
        Title = offer.Title,
        Description = offer.Description,
        InputSchema = Parse(offer.InputSchema),
        Annotations = new ToolAnnotations
        {
            Title = offer.Title,
            ReadOnlyHint = offer.IsReadOnly,
            DestructiveHint = offer.IsDestructive,
            IdempotentHint = offer.IsIdempotent,
            OpenWorldHint = false,
        },
    };

    private static async ValueTask<CallToolResult> CallAsync(
        IToolHost host, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        var name = request.Params?.Name ?? "";
        if (!host.Tools.Any(tool => tool.Name == name))
        {
            throw new McpProtocolException($"There is no tool of the name {JsonEncodedText.Encode(name)}.", McpErrorCode.InvalidParams);
        }

        var arguments = JsonSerializer.Serialize(request.Params?.Arguments ?? new Dictionary<string, JsonElement>(), McpJsonUtilities.DefaultOptions);
        var response = await host.CallAsync(name, arguments, new SdkCaller(request.Server), cancellationToken).ConfigureAwait(false);
        return new CallToolResult
        {
            StructuredContent = Parse(response.Json),
            Content = [new TextContentBlock { Text = response.Json }],
            IsError = response.IsError,
        };
    }

    private static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
