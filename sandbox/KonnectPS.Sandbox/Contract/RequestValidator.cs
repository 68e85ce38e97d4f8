using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace KonnectPS.Sandbox.Contract;

/// <summary>Checks the parameters and body of a request against its operation.</summary>
internal static class RequestValidator
{
    public static CheckedRequest Check(ContractMatch match, HttpRequest request, string body)
    {
        var operation = match.Operation;
        var complaints = new List<InvalidParameter>();
        foreach (var (name, schema) in operation.PathParameters)
        {
            complaints.AddRange(SchemaCheck.Check(match.PathValues[name], schema, "path", name));
        }

        return new CheckedRequest
        {
            Match = match,
            Query = CheckQuery(operation, request.Query, complaints),
            Body = CheckBody(operation, request, body, complaints),
            Complaints = complaints,
        };
    }

    private static Dictionary<string, string> CheckQuery(ContractOperation operation, IQueryCollection query, List<InvalidParameter> complaints)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, given) in query)
        {
            var value = given[0] ?? "";
            if (!operation.QueryParameters.TryGetValue(name, out var schema))
            {
                complaints.Add(new InvalidParameter("query", name, "unknown_property", "is not allowed"));
            }
            else if (given.Count > 1)
            {
                complaints.Add(new InvalidParameter("query", name, "invalid", "is given more than once"));
            }
            else
            {
                complaints.AddRange(SchemaCheck.Check(Typed(value, schema), schema, "query", name));
                values.Add(name, value);
            }
        }

        complaints.AddRange(operation.RequiredQueryParameters
            .Where(name => !query.ContainsKey(name))
            .Select(static name => new InvalidParameter("query", name, "required", "is a required field")));
        complaints.AddRange(PageRequest.Check(values));
        return values;
    }

    private static JToken Typed(string value, JsonSchema schema)
    {
        // A value that is not of the schema's type stays text, and then fails the check.
        return schema.Type switch
        {
            JsonObjectType.Integer when int.TryParse(value, out var number) => number,
            JsonObjectType.Boolean when value is "true" or "false" => value == "true",
            _ => value,
        };
    }

    private static JsonObject? CheckBody(ContractOperation operation, HttpRequest request, string body, List<InvalidParameter> complaints)
    {
        if (operation.BodySchema is null)
        {
            if (body.Length > 0)
            {
                complaints.Add(new InvalidParameter("body", "", "invalid", "must be empty"));
            }

            return null;
        }

        if (body.Length == 0)
        {
            if (operation.BodyRequired)
            {
                complaints.Add(new InvalidParameter("body", "", "required", "is required"));
            }

            return null;
        }

        var wanted = operation.TakesForm ? "application/x-www-form-urlencoded" : "application/json";
        if (operation.TakesForm ? !request.HasFormContentType : !request.HasJsonContentType())
        {
            complaints.Add(new InvalidParameter("header", "Content-Type", "enum", $"must be {wanted}") { Choices = [wanted] });
            return null;
        }

        if (operation.TakesForm)
        {
            body = FormBody.ToJson(body).ToJsonString();
        }

        if (SchemaCheck.Parse(body) is not { } token)
        {
            complaints.Add(new InvalidParameter("body", "", "invalid", "is not JSON"));
            return null;
        }

        complaints.AddRange(SchemaCheck.Check(token, operation.BodySchema, "body"));
        return token is JObject ? JsonNode.Parse(body) as JsonObject : null;
    }
}
