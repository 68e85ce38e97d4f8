using System.Text.Json;
using System.Text.Json.Nodes;
using KonnectPS.Mcp.Shells;

namespace KonnectPS.Mcp.Tools;

/// <summary>The arguments of a call, checked: what a model writes is input like any other.</summary>
internal sealed class ToolArguments
{
    private readonly Dictionary<string, string> _values = [];

    private ToolArguments()
    {
    }

    /// <summary>The value of an argument that must be given.</summary>
    public string this[string name] => _values[name];

    /// <summary>A JSON Schema of these parameters.</summary>
    public static string SchemaOf(IReadOnlyList<ToolParameter> parameters)
    {
        var properties = new JsonObject();
        foreach (var parameter in parameters)
        {
            properties[parameter.Name] = new JsonObject
            {
                ["type"] = "string",
                ["description"] = parameter.Description,
                ["minLength"] = 1,
                ["maxLength"] = ToolParameter.MaxLength,
            };
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. parameters.Where(parameter => parameter.IsRequired).Select(parameter => (JsonNode)parameter.Name)]),
            ["additionalProperties"] = false,
        }.ToJsonString();
    }

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="ShellError">One is missing, unknown, too long, no text, or has control characters.</exception>
    public static ToolArguments Read(string json, IReadOnlyList<ToolParameter> parameters)
    {
        var arguments = new ToolArguments();
        using var document = JsonDocument.Parse(json);
        foreach (var argument in document.RootElement.EnumerateObject())
        {
            if (parameters.All(parameter => parameter.Name != argument.Name))
            {
                throw Invalid($"There is no argument of this name. Known: {string.Join(", ", parameters.Select(parameter => parameter.Name))}.");
            }

            if (argument.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (argument.Value.ValueKind != JsonValueKind.String || argument.Value.GetString() is not { Length: > 0 and <= ToolParameter.MaxLength } text)
            {
                throw Invalid($"'{argument.Name}' must be a text of 1 to {ToolParameter.MaxLength} characters.");
            }

            // A line break or a terminal escape in a name could make a question to a person say something else.
            arguments._values[argument.Name] = text.Any(char.IsControl) ? throw Invalid($"'{argument.Name}' has control characters.") : text;
        }

        return parameters.FirstOrDefault(parameter => parameter.IsRequired && !arguments._values.ContainsKey(parameter.Name)) is { } missing
            ? throw Invalid($"'{missing.Name}' is missing.")
            : arguments;
    }

    /// <summary>The value of an argument that may be left out, or null.</summary>
    public string? Find(string name) => _values.GetValueOrDefault(name);

    private static ShellError Invalid(string message) => new("InvalidArgument", message, "See the tool's input schema.");
}
