using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.Http;

/// <summary>One complaint of a 400 response.</summary>
internal sealed record InvalidParameter(string Source, string Field, string Rule, string Reason)
{
    public int? Minimum { get; init; }

    public int? Maximum { get; init; }

    public IReadOnlyList<string>? Choices { get; init; }

    public static InvalidParameter Required(string field)
    {
        return new InvalidParameter("body", field, "required", "is a required field");
    }

    public static InvalidParameter NoSuch(string field, string thing, string source = "body")
    {
        return new InvalidParameter(source, field, "missing_reference", $"refers to no {thing}");
    }

    public JsonObject ToJson()
    {
        var json = new JsonObject
        {
            ["field"] = Field,
            ["rule"] = Rule,
            ["source"] = Source,
            ["reason"] = Reason,
        };
        if (Minimum is not null)
        {
            json["minimum"] = Minimum;
        }

        if (Maximum is not null)
        {
            json["maximum"] = Maximum;
        }

        if (Choices is not null)
        {
            json["choices"] = new JsonArray([.. Choices.Select(static choice => (JsonNode)choice)]);
        }

        return json;
    }
}
