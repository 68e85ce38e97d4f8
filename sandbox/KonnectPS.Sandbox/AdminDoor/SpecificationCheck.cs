using System.Text.Json.Nodes;
using KonnectPS.Sandbox.BothDoors;
using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>
/// Stands in for Konnect's validation of OpenAPI and AsyncAPI documents, of which Kong publishes only what a failure looks like. What it
/// demands is what the OpenAPI Specification demands of the parts that it looks at; the limits are the sandbox's own.
/// </summary>
internal static class SpecificationCheck
{
    private const int MostPaths = 5_000;

    private static readonly string[] Methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

    public static CheckedSpecification Read(string content)
    {
        var result = new CheckedSpecification();
        if (SpecificationTree.Parse(content, result.Errors) is not { } root)
        {
            if (result.Errors.Count == 0)
            {
                result.Complain("#", "The document is no object.");
            }

            return result;
        }

        result.Type = TypeOf(root);
        if (result.Type is null)
        {
            result.Complain("#", "The document says no version of OpenAPI or AsyncAPI: 'openapi', 'swagger' or 'asyncapi' is required.");
            return result;
        }

        CheckInfo(root, result);
        if (result.Type != "asyncapi")
        {
            CheckPaths(root, result);
        }

        return result;
    }

    /// <summary>The type of a document, which is known to have one.</summary>
    public static string TypeOf(string content)
    {
        return SpecificationTree.Parse(content, []) is { } root && TypeOf(root) is { } type ? type : "oas3";
    }

    public static DoorResponse Refuse(CheckedSpecification document, string field)
    {
        var refusal = Problem.Invalid(new InvalidParameter("body", field, "invalid", "The provided specification content could not be parsed"));
        refusal.Body!["validation_errors"] = new JsonArray([.. document.Errors.Select(static error => new JsonObject { ["path"] = error.Path, ["message"] = error.Message })]);
        return refusal;
    }

    private static string? TypeOf(IReadOnlyDictionary<string, object?> root)
    {
        return root.GetValueOrDefault("swagger") is string swagger && swagger.StartsWith("2.", StringComparison.Ordinal) ? "oas2"
            : root.GetValueOrDefault("openapi") is string openApi && openApi.StartsWith("3.", StringComparison.Ordinal) ? "oas3"
            : root.GetValueOrDefault("asyncapi") is string ? "asyncapi"
            : null;
    }

    private static void CheckInfo(IReadOnlyDictionary<string, object?> root, CheckedSpecification result)
    {
        if (root.GetValueOrDefault("info") is not IReadOnlyDictionary<string, object?> info)
        {
            result.Complain("#/info", root.ContainsKey("info") ? "Field 'info' must be an object." : "Field 'info' is required.");
            return;
        }

        foreach (var field in (string[])["title", "version"])
        {
            if (info.GetValueOrDefault(field) is not string)
            {
                result.Complain($"#/info/{field}", info.GetValueOrDefault(field) is null ? $"Field '{field}' is required." : $"Field '{field}' must be a string.");
            }
        }

        result.Version = info.GetValueOrDefault("version") as string;
        if (info.GetValueOrDefault("description") is null)
        {
            result.Remarks.Add("Info object should have a description.");
        }
    }

    private static void CheckPaths(IReadOnlyDictionary<string, object?> root, CheckedSpecification result)
    {
        if (root.GetValueOrDefault("paths") is not IReadOnlyDictionary<string, object?> paths)
        {
            if (root.ContainsKey("paths") || root.GetValueOrDefault("openapi") is not string { Length: > 2 } version || version[2] == '0')
            {
                result.Complain("#/paths", root.ContainsKey("paths") ? "Field 'paths' must be an object." : "Field 'paths' is required.");
            }

            return;
        }

        if (paths.Count > MostPaths)
        {
            result.Complain("#/paths", $"Field 'paths' must not have more than {MostPaths} entries.");
            return;
        }

        foreach (var (path, item) in paths)
        {
            var place = $"#/paths/{Escape(path)}";
            if (item is not IReadOnlyDictionary<string, object?> operations)
            {
                result.Complain(place, $"Path item '{path}' must be an object.");
                continue;
            }

            foreach (var method in Methods.Where(operations.ContainsKey))
            {
                CheckOperation(operations[method], $"{place}/{method}", result);
            }
        }
    }

    private static void CheckOperation(object? operation, string place, CheckedSpecification result)
    {
        if (operation is not IReadOnlyDictionary<string, object?> fields)
        {
            result.Complain(place, "An operation must be an object.");
            return;
        }

        foreach (var (status, response) in fields.GetValueOrDefault("responses") as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>())
        {
            if (response is not IReadOnlyDictionary<string, object?> described || (!described.ContainsKey("description") && !described.ContainsKey("$ref")))
            {
                result.Complain($"{place}/responses/{Escape(status)}", $"Response '{status}' requires a 'description'.");
            }
        }
    }

    private static string Escape(string segment)
    {
        return segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }
}

/// <summary>What is known of a document after it was looked at.</summary>
internal sealed class CheckedSpecification
{
    public List<SpecificationError> Errors { get; } = [];

    /// <summary>What is no error.</summary>
    public List<string> Remarks { get; } = [];

    /// <summary><c>oas2</c>, <c>oas3</c> or <c>asyncapi</c>.</summary>
    public string? Type { get; set; }

    public string? Version { get; set; }

    public bool IsValid => Errors.Count == 0;

    public void Complain(string path, string message)
    {
        Errors.Add(new SpecificationError(path, message));
    }
}
