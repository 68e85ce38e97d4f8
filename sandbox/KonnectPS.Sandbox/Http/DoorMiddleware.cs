using System.Net;
using KonnectPS.Sandbox.AdminDoor;
using KonnectPS.Sandbox.Contract;
using KonnectPS.Sandbox.DeveloperDoor;
using KonnectPS.Sandbox.State;

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

        var portal = door.IsAdmin ? null : PortalAt(context.Connection.LocalIpAddress);
        if (portal is null && !door.IsAdmin)
        {
            return Problem.NotFound("There is no portal at this host");
        }

        if (Admit(context.Request, portal, request) is not { } call)
        {
            return Problem.Unauthorized();
        }

        if (door.IsAdmin && !AdminRights.Allow(call))
        {
            return Problem.Forbidden("Permission denied");
        }

        if (request.Complaints.Count > 0)
        {
            return Refuse(request);
        }

        DoorResponse response;
        lock (_parts.Store.Gate)
        {
            response = handler(call);
            if (door.IsAdmin)
            {
                AdminRights.Created(call, response);
            }
        }

        Check(request.Operation, response);
        return response;
    }

    /// <summary>The portal of an address of this machine: whatever host a proxy in between was told, a request comes in at the portal's own.</summary>
    private Portal? PortalAt(IPAddress? address)
    {
        return _parts.Store.Portals.At($"{address}") is { } portal && !_parts.Store.Lag.Hides(LaggingEvent.Creation, portal.Id) ? portal : null;
    }

    private DoorCall? Admit(HttpRequest request, Portal? portal, CheckedRequest checkedRequest)
    {
        return portal is null
            ? AdminAuthentication.Admit(_parts, request, checkedRequest)
            : DeveloperAuthentication.Admit(_parts, request, checkedRequest, portal);
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
