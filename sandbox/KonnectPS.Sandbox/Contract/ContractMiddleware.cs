using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.Recording;
using Microsoft.AspNetCore.Http.Features;

namespace KonnectPS.Sandbox.Contract;

/// <summary>
/// Checks every request to a door against the contract, even one that will meet a fault, and records the violations.
/// The doors decide on the response.
/// </summary>
internal sealed class ContractMiddleware
{
    private readonly ViolationLog _violations;

    public ContractMiddleware(ViolationLog violations)
    {
        _violations = violations;
    }

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (Door.Of(context.Request.Path) is { } door)
        {
            await CheckAsync(context, door);
        }

        await next(context);
    }

    private async Task CheckAsync(HttpContext context, Door door)
    {
        var request = context.Request;
        var path = request.Path.Value!;
        var match = ContractCatalog.Instance.Match(request.Method, path);
        var operation = match?.Operation.Id ?? $"{request.Method} {path}";
        if (match is null)
        {
            Record(operation, "route", path, "unknown_operation", "The contract knows no such operation.");
        }
        else
        {
            context.Features.GetRequiredFeature<RequestRecord>().Identify(operation);
        }

        if (request.Headers.ContainsKey(door.ForeignHeader))
        {
            Record(operation, "header", door.ForeignHeader, "foreign_token", "A token may go to its own door only.");
        }

        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        if (match is not null)
        {
            var checkedRequest = RequestValidator.Check(match, request, body);
            foreach (var complaint in checkedRequest.Complaints)
            {
                Record(operation, complaint.Source, complaint.Field, complaint.Rule, complaint.Reason);
            }

            context.Features.Set(checkedRequest);
        }
    }

    private void Record(string operation, string where, string field, string rule, string message)
    {
        _violations.Add(new ContractViolation(ContractDirection.Request, operation, where, field, rule, message));
    }
}
