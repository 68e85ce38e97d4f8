using Newtonsoft.Json.Linq;
using NJsonSchema;
using NSwag;

namespace KonnectPS.Properties.Tests.Responses;

/// <summary>What the contract says an operation answers when all goes well.</summary>
internal sealed class ContractResponse
{
    private ContractResponse(string method, string[] segments, int status, JsonSchema? schema)
    {
        Method = method;
        Segments = segments;
        Status = status;
        Schema = schema;
    }

    /// <summary>Every operation of every contract.</summary>
    public static IReadOnlyList<ContractResponse> All { get; } =
        [.. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "contracts"), "*.json").SelectMany(Read)];

    public string Method { get; }

    public string[] Segments { get; }

    public int Status { get; }

    /// <summary>The schema of its body, or null when it has none.</summary>
    public JsonSchema? Schema { get; }

    public override string ToString() => Method + " " + string.Join('/', Segments);

    /// <summary>The response to a request; literal segments win over parameters.</summary>
    public static ContractResponse? To(string method, string path)
    {
        var segments = path.Split('/');
        return All
            .Where(response => response.Method == method && response.Segments.Length == segments.Length
                && response.Segments.Zip(segments).All(pair => pair.First == pair.Second || pair.First.StartsWith('{')))
            .MinBy(response => response.Segments.Count(segment => segment.StartsWith('{')));
    }

    /// <summary>True when a body is what the contract says.</summary>
    public bool Allows(JToken body) => Schema!.Validate(body.ToString(), SchemaType.OpenApi3).Count == 0;

    private static IEnumerable<ContractResponse> Read(string file)
    {
        // ECMAScript lets an underscore be escaped in a pattern, .NET does not.
        var json = File.ReadAllText(file).Replace(@"\\_", "_", StringComparison.Ordinal);
        var document = OpenApiDocument.FromJsonAsync(json).GetAwaiter().GetResult();
        var server = document.Servers.First().Url;
        var path = server.IndexOf('/', server.IndexOf("//", StringComparison.Ordinal) + 2);
        var prefix = path < 0 ? "" : server[path..].TrimEnd('/');
        foreach (var description in document.Operations)
        {
            var (status, response) = description.Operation.ActualResponses.First(pair => pair.Key.StartsWith('2'));
            yield return new ContractResponse(
                description.Method.ToUpperInvariant(),
                (prefix + description.Path).Split('/'),
                int.Parse(status, System.Globalization.CultureInfo.InvariantCulture),
                response.Content.TryGetValue("application/json", out var content) ? content.Schema.ActualSchema : null);
        }
    }
}
