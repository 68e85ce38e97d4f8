using KonnectPS.Sandbox.Http;
using Newtonsoft.Json.Linq;

namespace KonnectPS.Sandbox.Contract;

/// <summary>Checks the sandbox's own responses against the contract.</summary>
internal static class ResponseValidator
{
    public static IEnumerable<ContractViolation> Check(ContractOperation operation, DoorResponse response)
    {
        if (!operation.Documents(response.Status))
        {
            return [Violation(operation, "status", $"{response.Status}", "undocumented", "The contract knows no such status.")];
        }

        if (response.Body is null)
        {
            return operation.HasResponseBody(response.Status)
                ? [Violation(operation, "body", "", "required", "The contract wants a body.")]
                : [];
        }

        if (operation.ResponseSchema(response.Status, response.ContentType) is not { } schema)
        {
            return [Violation(operation, "header", "Content-Type", "enum", "The contract knows no such media type for this status.")];
        }

        var body = SchemaCheck.Parse(response.Body.ToJsonString()) ?? JValue.CreateNull();
        return SchemaCheck.Check(body, schema, "body")
            .Select(complaint => Violation(operation, complaint.Source, complaint.Field, complaint.Rule, complaint.Reason));
    }

    private static ContractViolation Violation(ContractOperation operation, string where, string field, string rule, string message)
    {
        return new ContractViolation(ContractDirection.Response, operation.Id, where, field, rule, message);
    }
}
