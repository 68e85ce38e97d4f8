using System.Text.Json;
using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>The document that describes an API: OpenAPI or AsyncAPI, as JSON.</summary>
public sealed class ApiSpecification
{
    private ApiSpecification(string content)
    {
        Content = content;
    }

    /// <summary>The API's id (UUID).</summary>
    public required string ApiId { get; init; }

    /// <summary>The API's slug or name.</summary>
    public required string Api { get; init; }

    /// <summary>The API's version, such as <c>v1</c>; null when it has none.</summary>
    public string? Version { get; init; }

    /// <summary>The id of the version (UUID).</summary>
    public required string VersionId { get; init; }

    /// <summary><c>oas2</c>, <c>oas3</c> or <c>asyncapi</c>; null when Konnect does not say.</summary>
    public string? Type { get; init; }

    /// <summary>The document's own title; null when it has none.</summary>
    public string? Title { get; private init; }

    /// <summary>The addresses at which the document says that the API is called; empty when it names none.</summary>
    public IReadOnlyList<string> Servers { get; private init; } = [];

    /// <summary>The whole document as JSON.</summary>
    public string Content { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Title ?? Api} {Version}".TrimEnd();

    /// <summary>Reads a document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="api">Whose it is.</param>
    /// <param name="version">Which it is.</param>
    /// <exception cref="JsonException">It is no JSON object.</exception>
    internal static ApiSpecification Read(ReadOnlySpan<byte> json, Api api, ApiVersion version)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 256 });
        using var document = JsonDocument.ParseValue(ref reader);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || reader.Read())
        {
            throw new JsonException("The document is no JSON object.");
        }

        return new ApiSpecification(ServerText.Clean(root.GetRawText()))
        {
            ApiId = api.Id,
            Api = api.Slug ?? api.Name,
            Version = version.Version ?? api.Version,
            VersionId = version.Id,
            Type = version.Spec?.Type,
            Title = Text(root, "info", "title"),
            Servers = ServersOf(root),
        };
    }

    /// <summary>The servers of OpenAPI 3, a list, and of AsyncAPI, a map; for OpenAPI 2 host and base path.</summary>
    private static string[] ServersOf(JsonElement root)
    {
        if (root.TryGetProperty("servers", out var servers) && servers.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
        {
            var items = servers.ValueKind == JsonValueKind.Array
                ? servers.EnumerateArray().Select(server => server)
                : servers.EnumerateObject().Select(server => server.Value);
            return [.. items.Select(server => Text(server, "url") ?? Text(server, "host")).OfType<string>()];
        }

        if (Text(root, "host") is not { } host)
        {
            return [];
        }

        var scheme = root.TryGetProperty("schemes", out var schemes) && schemes.ValueKind == JsonValueKind.Array
            && schemes.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.GetString() == "http")
            && !schemes.EnumerateArray().Any(one => one.ValueKind == JsonValueKind.String && one.GetString() == "https")
            ? "http"
            : "https";
        return [$"{scheme}://{host}{Text(root, "basePath")}"];
    }

    private static string? Text(JsonElement element, params IReadOnlyList<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.String ? ServerText.Clean(element.GetString()!) : null;
    }
}

/// <summary>A version of an API that has a document.</summary>
internal sealed class ApiVersion : IJsonOnDeserialized
{
    public required string Id { get; init; }

    public string? Version { get; init; }

    public SpecificationSummary? Spec { get; init; }

    void IJsonOnDeserialized.OnDeserialized() => RequiredField.Demand(Id, "id");

    /// <summary>What kind of document it is.</summary>
    internal sealed class SpecificationSummary
    {
        public string? Type { get; init; }
    }
}
