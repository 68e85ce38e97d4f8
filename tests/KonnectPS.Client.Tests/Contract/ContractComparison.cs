using System.Text.Json.Nodes;

namespace KonnectPS.Client.Tests.Contract;

/// <summary>Holds one of our contracts against Kong's document and lists what they do not agree on.</summary>
internal sealed class ContractComparison
{
    private readonly JsonObject _ours;
    private readonly JsonObject _theirs;
    private readonly SchemaFacts _ourFacts;
    private readonly SchemaFacts _theirFacts;
    private readonly List<string> _differences = [];

    private ContractComparison(JsonObject ours, JsonObject theirs)
    {
        _ours = ours;
        _theirs = theirs;
        _ourFacts = new SchemaFacts(ours);
        _theirFacts = new SchemaFacts(theirs);
    }

    public static IReadOnlyList<string> Differences(JsonObject ours, JsonObject theirs)
    {
        var comparison = new ContractComparison(ours, theirs);
        comparison.ComparePaths();
        return comparison._differences;
    }

    private void ComparePaths()
    {
        foreach (var (path, item) in _ours["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                var where = $"{method} {path}";
                if (_theirs["paths"]![path]?[method] is not { } theirs)
                {
                    _differences.Add($"{where}: Kong has no such operation");
                    continue;
                }

                Compare($"{where} operationId", operation!["operationId"], theirs["operationId"]);
                CompareParameters(where, operation, theirs, _theirs["paths"]![path]!["parameters"]);
                CompareRequestBody(where, operation, theirs);
                CompareResponses(where, operation, theirs);
            }
        }
    }

    private void CompareParameters(string where, JsonNode ours, JsonNode theirs, JsonNode? shared)
    {
        var ourParameters = ParameterFacts.Of(_ourFacts, ours["parameters"]);
        var theirParameters = ParameterFacts.Of(_theirFacts, shared, theirs["parameters"]);
        foreach (var (key, parameter) in ourParameters)
        {
            Compare($"{where} parameter {key}", parameter, theirParameters.GetValueOrDefault(key));
        }

        foreach (var (key, parameter) in theirParameters)
        {
            if (!ourParameters.ContainsKey(key) && (bool?)parameter["required"] == true)
            {
                _differences.Add($"{where} parameter {key}: Kong requires it, we do not list it");
            }
        }
    }

    private void CompareRequestBody(string where, JsonNode ours, JsonNode theirs)
    {
        Compare($"{where} body", BodyFacts(_ourFacts, ours["requestBody"]), BodyFacts(_theirFacts, theirs["requestBody"]));
    }

    private static JsonObject? BodyFacts(SchemaFacts facts, JsonNode? requestBody)
    {
        if (requestBody is null)
        {
            return null;
        }

        var body = facts.Resolve(requestBody);
        return new JsonObject
        {
            ["required"] = (bool?)body["required"] == true,
            ["content"] = ContentFacts(body, facts.OfRequest),
        };
    }

    private void CompareResponses(string where, JsonNode ours, JsonNode theirs)
    {
        Compare($"{where} responses", ResponseFacts(_ourFacts, ours), ResponseFacts(_theirFacts, theirs));
    }

    private static JsonObject ResponseFacts(SchemaFacts facts, JsonNode operation)
    {
        var responses = new JsonObject();
        foreach (var (code, node) in operation["responses"]!.AsObject())
        {
            var response = facts.Resolve(node!);
            responses[code] = code.StartsWith('2')
                ? ContentFacts(response, facts.Of)
                : new JsonArray([.. MediaTypes(response).Order(StringComparer.Ordinal).Select(static type => (JsonNode)type)]);
        }

        return responses;
    }

    private static JsonObject ContentFacts(JsonObject holder, Func<JsonNode, JsonObject> factsOf)
    {
        var content = new JsonObject();
        foreach (var type in MediaTypes(holder))
        {
            content[type] = factsOf(holder["content"]![type]!["schema"]!);
        }

        return content;
    }

    private static IEnumerable<string> MediaTypes(JsonObject holder)
    {
        return holder["content"]?.AsObject().Select(static pair => pair.Key) ?? [];
    }

    private void Compare(string where, JsonNode? ours, JsonNode? theirs)
    {
        if (ours is JsonObject ourMap && theirs is JsonObject theirMap)
        {
            foreach (var name in ourMap.Select(static pair => pair.Key).Union(theirMap.Select(static pair => pair.Key)))
            {
                Compare($"{where}/{name}", ourMap[name], theirMap[name]);
            }
        }
        else if (ours is JsonArray ourList && theirs is JsonArray theirList && ourList.Count == theirList.Count)
        {
            for (var i = 0; i < ourList.Count; i++)
            {
                Compare($"{where}/{i}", ourList[i], theirList[i]);
            }
        }
        else if (CanonicalJson.Of(ours) is var left && CanonicalJson.Of(theirs) is var right && left != right)
        {
            _differences.Add($"{where}: ours {left}, Kong's {right}");
        }
    }
}
