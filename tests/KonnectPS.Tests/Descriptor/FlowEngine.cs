using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace KonnectPS.Tests.Descriptor;

/// <summary>
/// Follows the flow of an API Onboarding Descriptor (AOD 0.1). It knows the format and nothing of any provider: steps in their order, skipIf,
/// onStatus, authentication by cookie or bearer token, templates. A reference to nothing expands to nothing. Two things it knows beyond the
/// schema, since published descriptors use them: alternatives (<c>a || b</c>) and producesToken, a token in a JSON body.
/// </summary>
internal sealed class FlowEngine : IDisposable
{
    private const int MoreThanAnyFlowTakes = 50;

    private readonly JsonObject _descriptor;
    private readonly Dictionary<string, JsonNode?> _responses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public FlowEngine(string descriptor)
    {
        _descriptor = JsonNode.Parse(descriptor)!.AsObject();
    }

    /// <summary>The environment.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>What the caller gives.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether it knows x-producesToken, which docs/onboarding-descriptor.md proposes.</summary>
    public bool KnowsProposal { get; init; }

    /// <summary>What was sent, and what came of it, as "create_app 201".</summary>
    public List<string> Log { get; } = [];

    /// <summary>The body of a step's response; null for none.</summary>
    public JsonNode? this[string step] => _responses.GetValueOrDefault(step);

    /// <summary>Follows the flow to its end.</summary>
    /// <returns>The outputs that are not empty.</returns>
    /// <exception cref="FlowException">A step failed; the message begins with its id.</exception>
    public async Task<IReadOnlyDictionary<string, string>> RunAsync()
    {
        var flow = _descriptor["flow"]!.AsObject();
        foreach (var argument in Objects(flow["args"]))
        {
            if (argument["required"]?.GetValue<bool>() == true && !Arguments.ContainsKey(Text(argument["name"])))
            {
                throw new FlowException($"{argument["name"]} is not given");
            }
        }

        JsonObject[] steps = [.. Objects(flow["steps"])];
        for (var (next, taken) = (0, 0); next < steps.Length; taken++)
        {
            Assert.InRange(taken, 0, MoreThanAnyFlowTakes);
            next = await TakeAsync(steps[next]) is { } elsewhere ? Array.FindIndex(steps, step => Text(step["id"]) == elsewhere) : next + 1;
        }

        return flow["outputs"]!.AsObject()
            .Select(output => (output.Key, Value: Expand(Text(output.Value))))
            .Where(output => output.Value.Length > 0)
            .ToDictionary(output => output.Key, output => output.Value, StringComparer.Ordinal);
    }

    public void Dispose() => _http.Dispose();

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list?.AsArray() ?? []).Select(item => item!.AsObject());

    private static string Text(JsonNode? node) => node?.ToString() ?? "";

    /// <summary>Takes a step, unless it is skipped.</summary>
    /// <returns>The step to go on with; null for the next one.</returns>
    private async Task<string?> TakeAsync(JsonObject step)
    {
        var id = Text(step["id"]);
        if (Expand(Text(step["skipIf"])).Length > 0)
        {
            return null;
        }

        using var request = RequestOf(step, id);
        using var response = await _http.SendAsync(request);
        var status = (int)response.StatusCode;
        Log.Add(string.Create(CultureInfo.InvariantCulture, $"{id} {status}"));
        var body = await response.Content.ReadAsStringAsync();
        _responses[id] = body.Length == 0 ? null : JsonNode.Parse(body);
        if (response.IsSuccessStatusCode)
        {
            KeepToken(step, response, id);
            return null;
        }

        var recovery = step["onStatus"]?[status.ToString(CultureInfo.InvariantCulture)];
        return Text(recovery?["action"]) switch
        {
            "goto" => Text(recovery!["step"]),
            "continue" => null,
            _ => throw new FlowException($"{id}: {status} {recovery?["message"]}"),
        };
    }

    private HttpRequestMessage RequestOf(JsonObject step, string id)
    {
        var described = step["request"]!.AsObject();
        var request = new HttpRequestMessage(new HttpMethod(Text(described["method"])), Expand(Text(described["url"])));
        foreach (var (name, value) in described["headers"]?.AsObject() ?? [])
        {
            request.Headers.Add(name, Expand(Text(value)));
        }

        if (described["body"] is { } template)
        {
            request.Content = JsonContent.Create(Filled(template));
        }

        if (step["auth"] is { } auth)
        {
            Authenticate(request, Text(auth), id);
        }

        return request;
    }

    private void Authenticate(HttpRequestMessage request, string methodId, string stepId)
    {
        var method = Objects(_descriptor["authentication"]?["methods"]).Single(method => Text(method["id"]) == methodId);
        var token = _tokens.GetValueOrDefault(methodId)
            ?? (method["env"]?.AsArray() ?? []).Select(name => Variables.GetValueOrDefault(Text(name))).FirstOrDefault(value => value is not null)
            ?? throw new FlowException($"{stepId}: there is no token for '{methodId}'");
        switch (Text(method["type"]))
        {
            case "cookie-login":
                request.Headers.Add("Cookie", $"{method["cookieName"]}={token}");
                break;
            case "bearer-env":
                request.Headers.Add("Authorization", $"Bearer {token}");
                break;
            default:
                throw new FlowException($"{stepId}: the method is of the type {method["type"]}");
        }
    }

    private void KeepToken(JsonObject step, HttpResponseMessage response, string id)
    {
        if (step["producesToken"] is { } method)
        {
            _tokens[Text(method)] = Text(this[id]?["access_token"] ?? this[id]?["token"]) is { Length: > 0 } token ? token : throw new FlowException($"{id}: the body holds no token");
        }

        if (KnowsProposal && step["x-producesToken"] is { } proposed)
        {
            Assert.Equal("cookie", Text(proposed["from"]));
            var prefix = Text(proposed["name"]) + "=";
            var cookies = response.Headers.TryGetValues("Set-Cookie", out var headers) ? headers : [];
            _tokens[Text(proposed["method"])] = cookies.FirstOrDefault(cookie => cookie.StartsWith(prefix, StringComparison.Ordinal))?[prefix.Length..].Split(';')[0]
                ?? throw new FlowException($"{id}: no cookie {proposed["name"]} was set");
        }
    }

    private JsonNode? Filled(JsonNode? template) => template switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Filled(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Filled)]),
        JsonValue value when value.TryGetValue<string>(out var text) => Expand(text),
        _ => template?.DeepClone(),
    };

    /// <summary>The text with each {reference} replaced.</summary>
    private string Expand(string template)
    {
        var parts = template.Split('{');
        return parts[0] + string.Concat(parts.Skip(1).Select(part =>
        {
            var (reference, rest) = part.Split('}', 2) is [var inner, var outer] ? (inner, outer) : throw new FlowException($"'{template}' is no template");
            return reference.Split("||").Select(alternative => Resolve(alternative.Trim().Split('.'))).FirstOrDefault(value => value.Length > 0, "") + rest;
        }));
    }

    private string Resolve(string[] path) => path switch
    {
        ["env", var name] => Variables.GetValueOrDefault(name, ""),
        ["arg", var name] => Arguments.GetValueOrDefault(name, ""),
        ["steps", var step, .. var rest] => Text(rest.Aggregate(this[step], Child)),
        _ => throw new FlowException($"'{string.Join('.', path)}' is no reference"),
    };

    private static JsonNode? Child(JsonNode? node, string name) => node switch
    {
        JsonObject members => members[name],
        JsonArray items when int.TryParse(name, CultureInfo.InvariantCulture, out var index) && index < items.Count => items[index],
        _ => null,
    };
}

/// <summary>A flow did not come to its end.</summary>
public sealed class FlowException(string message) : Exception(message);
