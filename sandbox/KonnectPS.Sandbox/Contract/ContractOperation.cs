using System.Globalization;
using NJsonSchema;
using NSwag;

namespace KonnectPS.Sandbox.Contract;

/// <summary>One operation of a contract.</summary>
internal sealed class ContractOperation
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";
    private readonly Dictionary<int, OpenApiResponse> _responses;

    public ContractOperation(string contract, string method, PathTemplate path, OpenApiOperation operation)
    {
        Contract = contract;
        Method = method;
        Path = path;
        Id = operation.OperationId;
        IgnoresTokens = operation.Security is { Count: 0 };
        AllowsAnonymous = IgnoresTokens || operation.Security?.Any(static way => way.Count == 0) == true;
        AcceptsSystemAccounts = operation.Security?.Any(static way => way.ContainsKey("systemAccountAccessToken")) == true;
        PathParameters = SchemasOf(operation, OpenApiParameterKind.Path);
        QueryParameters = SchemasOf(operation, OpenApiParameterKind.Query);
        RequiredQueryParameters = [.. operation.ActualParameters
            .Where(static parameter => parameter.Kind == OpenApiParameterKind.Query && parameter.IsRequired)
            .Select(static parameter => parameter.Name)];
        var content = operation.RequestBody?.Content ?? new Dictionary<string, OpenApiMediaType>();
        TakesForm = content.ContainsKey(Form);
        BodySchema = content.TryGetValue(TakesForm ? Form : Json, out var body) ? body.Schema.ActualSchema : null;
        BodyRequired = operation.RequestBody?.IsRequired == true;
        _responses = operation.ActualResponses.ToDictionary(
            static response => int.Parse(response.Key, CultureInfo.InvariantCulture),
            static response => response.Value);
    }

    /// <summary>The name of the contract's file, without its extension.</summary>
    public string Contract { get; }

    public string Id { get; }

    public string Method { get; }

    public PathTemplate Path { get; }

    /// <summary>Whether it is served without a token.</summary>
    public bool AllowsAnonymous { get; }

    /// <summary>Whether it takes no notice of tokens at all.</summary>
    public bool IgnoresTokens { get; }

    /// <summary>Whether a system account's token will do, not only a person's.</summary>
    public bool AcceptsSystemAccounts { get; }

    public IReadOnlyDictionary<string, JsonSchema> PathParameters { get; }

    public IReadOnlyDictionary<string, JsonSchema> QueryParameters { get; }

    public IReadOnlyList<string> RequiredQueryParameters { get; }

    /// <summary>Whether its body is a form and not JSON.</summary>
    public bool TakesForm { get; }

    public JsonSchema? BodySchema { get; }

    public bool BodyRequired { get; }

    public bool Documents(int status)
    {
        return _responses.ContainsKey(status);
    }

    public bool HasResponseBody(int status)
    {
        return _responses[status].Content.Count > 0;
    }

    /// <summary>The schema of a response, or null where the contract knows no such media type.</summary>
    public JsonSchema? ResponseSchema(int status, string contentType)
    {
        return _responses[status].Content.TryGetValue(contentType, out var content) ? content.Schema.ActualSchema : null;
    }

    private static Dictionary<string, JsonSchema> SchemasOf(OpenApiOperation operation, OpenApiParameterKind kind)
    {
        return operation.ActualParameters
            .Where(parameter => parameter.Kind == kind)
            .ToDictionary(static parameter => parameter.Name, static parameter => parameter.ActualSchema);
    }
}
