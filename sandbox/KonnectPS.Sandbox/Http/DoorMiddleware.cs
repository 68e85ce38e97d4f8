using KonnectPS.Sandbox.AdminDoor;
using KonnectPS.Sandbox.Contract;
using KonnectPS.Sandbox.DeveloperDoor;

namespace KonnectPS.Sandbox.Http;

/// <summary>Serves both doors: authenticates, rejects what violates the contract, and calls the handler.</summary>
internal sealed class DoorMiddleware
{
    private static readonly OperationTable Operations = AdminOperations.AddTo(DeveloperOperations.AddTo(new OperationTable()));
    private readonly SandboxParts _parts;

    public DoorMiddleware(SandboxParts parts)
    {
        _parts = parts;
    }

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        return Door.Of(context.Request.Path) is { } door ? Serve(context, door).WriteAsync(context) : next(context);
    }

    private DoorResponse Serve(HttpContext context, Door door)
    {
        if (context.Features.Get<CheckedRequest>() is not { } request)
        {
            return Problem.NotFound();
        }

        if (Operations.Find(request.Operation) is not { } handler)
        {
            return Problem.Of(501, $"The sandbox does not serve {request.Operation.Id}.");
        }

        if (Admit(context.Request, door, request) is not { } call)
        {
            return Problem.Unauthorized();
        }

        if (request.Complaints.Count > 0)
        {
            return Refuse(request);
        }

        DoorResponse response;
        lock (_parts.Store.Gate)
        {
            response = handler(call);
        }

        Check(request.Operation, response);
        return response;
    }

    private DoorCall? Admit(HttpRequest request, Door door, CheckedRequest checkedRequest)
    {
        if (door.IsAdmin)
        {
            return AdminAuthentication.Admit(_parts, request, checkedRequest);
        }

        return DeveloperAuthentication.Admit(_parts, request, checkedRequest);
    }

    private static DoorResponse Refuse(CheckedRequest request)
    {
        if (request.Operation.TakesForm)
        {
            return OAuthError.Of("invalid_request");
        }

        // Some operations have no 400 in the contract: an id of the wrong form is one that does not exist.
        return !request.Operation.Documents(400)
            && request.Operation.Documents(404)
            && request.Complaints.All(static complaint => complaint.Source == "path")
                ? Problem.NotFound()
                : Problem.Invalid(request.Complaints);
    }

    private void Check(ContractOperation operation, DoorResponse response)
    {
        if (!_parts.Options.ValidateResponses)
        {
            return;
        }

        foreach (var violation in ResponseValidator.Check(operation, response))
        {
            _parts.Violations.Add(violation);
        }
    }
}
