using KonnectPS.Sandbox.Contract;
using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>Lets requests with a bearer token of the organisation through the admin door.</summary>
internal static class AdminAuthentication
{
    private const string Scheme = "Bearer ";

    public static DoorCall? Admit(SandboxParts parts, HttpRequest request, CheckedRequest checkedRequest)
    {
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..] : null;
        return token is not null && parts.Store.AdminTokens.Holds(token)
            ? new DoorCall { Parts = parts, Request = checkedRequest, Token = token }
            : null;
    }
}
