using KonnectPS.Sandbox.Http;
using Newtonsoft.Json.Linq;

namespace KonnectPS.Sandbox.Contract;

/// <summary>Holds the sandbox's own answers against the contract.</summary>
internal static class ResponseValidator
{
    public static IEnumerable<ContractViolation> Check(ContractOperation operation, Answer answer)
    {
        if (!operation.Documents(answer.Status))
        {
            return [Violation(operation, "status", $"{answer.Status}", "undocumented", "The contract knows no such status.")];
        }

        if (answer.Body is null)
        {
            return operation.AnswersWithBody(answer.Status)
                ? [Violation(operation, "body", "", "required", "The contract wants a body.")]
                : [];
        }

        if (operation.ResponseSchema(answer.Status, answer.ContentType) is not { } schema)
        {
            return [Violation(operation, "header", "Content-Type", "enum", "The contract knows no such media type for this status.")];
        }

        var body = SchemaCheck.Parse(answer.Body.ToJsonString()) ?? JValue.CreateNull();
        return SchemaCheck.Check(body, schema, "body")
            .Select(complaint => Violation(operation, complaint.Source, complaint.Field, complaint.Rule, complaint.Reason));
    }

    private static ContractViolation Violation(ContractOperation operation, string where, string field, string rule, string message)
    {
        return new ContractViolation(ContractDirection.Response, operation.Id, where, field, rule, message);
    }
}
