using KonnectPS.Sandbox.Contract;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>Lets requests with a portal token in its cookie through the developer door; nothing else counts.</summary>
internal static class DeveloperAuthentication
{
    public const string TokenCookie = "portalaccesstoken";
    public const string RefreshCookie = "portalrefreshtoken";

    public static DoorCall? Admit(SandboxParts parts, HttpRequest request, CheckedRequest checkedRequest, Portal portal)
    {
        var token = request.Cookies[TokenCookie];
        var developer = token is not null
            && parts.Store.PortalTokens.Redeem(token) is { } id
            && parts.Store.Developers.Find(id) is { Status: DeveloperStatus.Approved } found
            && found.PortalId == portal.Id
                ? found
                : null;

        // A token that is no good is refused even where none is needed, but signing in must be possible with a stale one.
        var admitted = developer is not null || (checkedRequest.Operation.AllowsAnonymous && (token is null || checkedRequest.Operation.IgnoresTokens));
        return admitted
            ? new DoorCall
            {
                Parts = parts,
                Request = checkedRequest,
                Portal = portal,
                Origin = new Uri($"{request.Scheme}://{request.Host}"),
                Token = token,
                RefreshToken = request.Cookies[RefreshCookie],
                SignedIn = developer,
            }
            : null;
    }
}
