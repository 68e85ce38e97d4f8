using KonnectPS.Sandbox.Contract;
using KonnectPS.Sandbox.Http;
using KonnectPS.Sandbox.State;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>Lets requests with a bearer token of the organisation through the admin door.</summary>
internal static class AdminAuthentication
{
    public const string RefreshCookie = "konnectrefreshtoken";
    private const string Scheme = "Bearer ";

    public static DoorCall? Admit(SandboxParts parts, HttpRequest request, CheckedRequest checkedRequest)
    {
        var header = request.Headers.Authorization.ToString();
        if (checkedRequest.Operation.IgnoresTokens)
        {
            return Call(parts, request, checkedRequest, null, null);
        }

        var token = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..] : null;
        return token is not null && Identify(parts.Store, token) is { } admin
            && (!admin.IsSystemAccount || checkedRequest.Operation.AcceptsSystemAccounts)
                ? Call(parts, request, checkedRequest, token, admin)
                : null;
    }

    private static AdminIdentity? Identify(SandboxStore store, string token)
    {
        if (store.AccessTokens.Redeem(token) is { } held)
        {
            return new AdminIdentity(held.OwnerId, held.OfSystemAccount);
        }

        return store.ConsoleTokens.Redeem(token) is { } userId ? new AdminIdentity(userId, IsSystemAccount: false) : null;
    }

    private static DoorCall Call(SandboxParts parts, HttpRequest request, CheckedRequest checkedRequest, string? token, AdminIdentity? admin)
    {
        return new DoorCall
        {
            Parts = parts,
            Request = checkedRequest,
            Origin = new Uri($"{request.Scheme}://{request.Host}"),
            Token = token,
            RefreshToken = request.Cookies[RefreshCookie],
            AdmittedAs = admin,
        };
    }
}
