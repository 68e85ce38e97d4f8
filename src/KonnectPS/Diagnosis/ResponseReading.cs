using System.Globalization;
using KonnectPS.Client;

namespace KonnectPS.Diagnosis;

/// <summary>What a response means for the credential that was sent, by HTTP and by Kong's habits.</summary>
internal static class ResponseReading
{
    private const string KongHasNoRoute = "no Route matched";
    private const string KongFindsNoKey = "No API key found";

    /// <summary>Reads the response of an API.</summary>
    /// <param name="response">The response.</param>
    /// <param name="keyName">The header in which an API key was sent; null for a token.</param>
    /// <param name="assumed">True when that header is Kong's default, since nobody named one.</param>
    /// <param name="address">The address that was called.</param>
    public static Finding OfApi(ApiResponse response, string? keyName, bool assumed, Uri address)
    {
        var answered = Answered(address, response.StatusCode, response.Message);
        var header = $"in the header '{PlainText.Of(keyName)}'{(assumed ? ", which is Kong's default and was assumed" : "")}";
        return response.StatusCode switch
        {
            >= 200 and < 300 => new(CredentialTestResult.Works, response.StatusCode, answered + ".", null),
            >= 300 and < 400 => new(
                CredentialTestResult.Redirected,
                response.StatusCode,
                $"{answered}, and redirects to {response.RedirectsTo}, which was not followed so that no secret goes astray.",
                "Give the address it redirects to with -Uri, if you trust it."),
            401 when keyName is null => new(
                CredentialTestResult.TokenRefused,
                401,
                $"The identity provider gave a token, and {answered}: the gateway does not take the token.",
                "Check that the application is registered for the API behind this address and that -Scope and -TokenEndpoint are those of its strategy."),
            401 when Says(response, KongFindsNoKey) => new(
                CredentialTestResult.KeyUnknown,
                401,
                $"{answered}: the gateway finds no key {header}. It reads another one.",
                "Give the header that the API reads with -KeyName; Get-KonnectApi shows it.") { IsCertain = true },
            401 => new(
                CredentialTestResult.KeyUnknown,
                401,
                $"{answered}: the gateway knows no such key {header}.",
                assumed
                    ? "Give the header with -KeyName (Get-KonnectApi shows it). If it is the right one, mint a new key with New-KonnectCredential."
                    : "Check that it is the newest key, and that the address is that of an API its application is registered for. Else mint a new one with New-KonnectCredential."),
            403 => new(
                CredentialTestResult.NotApproved,
                403,
                $"{answered}: the gateway forbids the call, as it does while the registration is not approved.",
                "Get-KonnectRegistration shows the status; an administrator approves with Approve-KonnectPortalRegistration."),
            404 when Says(response, KongHasNoRoute) => new(
                CredentialTestResult.NoRoute,
                404,
                $"{answered}: the gateway has no route there, so that it did not look at the credential.",
                "Check the path in -Uri; Get-KonnectApiSpecification tells the servers of an API."),
            >= 500 => new(
                CredentialTestResult.GatewayDown,
                response.StatusCode,
                $"{answered}: the gateway or the API behind it fails.",
                "Try again later, or give -TimeoutSeconds to wait."),
            429 => new(
                CredentialTestResult.Inconclusive,
                429,
                $"{answered}: too many calls, whoever makes them.",
                "Try again later, or give -TimeoutSeconds to wait."),
            _ => new(
                CredentialTestResult.Inconclusive,
                response.StatusCode,
                $"{answered}, which says nothing of the credential.",
                "Call something that answers 2xx to the right credential: another path in -Uri, or another -Method."),
        };
    }

    /// <summary>Reads the response of a token endpoint; null when it gave a token.</summary>
    public static Finding? OfToken(TokenResponse response, Uri endpoint)
    {
        var answered = Answered(endpoint, response.StatusCode, response.Error ?? response.ErrorDescription);
        return response.StatusCode switch
        {
            >= 200 and < 300 when response.AccessToken is { Length: > 0 } => null,
            >= 200 and < 300 or >= 500 or 404 or 429 => new(
                CredentialTestResult.TokenEndpointDown,
                response.StatusCode,
                $"{answered}, and no token.",
                "Check -TokenEndpoint; it is that of the strategy's identity provider."),
            >= 300 and < 400 => new(
                CredentialTestResult.Redirected,
                response.StatusCode,
                $"{answered}, and redirects to {response.RedirectsTo}, which was not followed so that no secret goes astray.",
                "Give the address it redirects to with -TokenEndpoint, if you trust it."),
            _ when response.Error == "invalid_scope" => new(
                CredentialTestResult.TokenRefused,
                response.StatusCode,
                $"{answered}: the identity provider grants no such scope.",
                "Give another -Scope; Get-KonnectAuthStrategy shows those there are."),
            _ => new(
                CredentialTestResult.TokenRefused,
                response.StatusCode,
                $"{answered}: the identity provider gives this client no token.",
                "Check that it is the newest secret, and -ClientAuthentication; Reset-KonnectCredential makes a new secret."),
        };
    }

    /// <summary>No response of the gateway.</summary>
    public static Finding GatewayDown(KonnectException failure) => new(
        CredentialTestResult.GatewayDown, failure.StatusCode, failure.Message, "Check the address, and what stands between: proxy, firewall. Or give -TimeoutSeconds to wait.");

    /// <summary>No response of the token endpoint.</summary>
    public static Finding TokenEndpointDown(KonnectException failure) => new(
        CredentialTestResult.TokenEndpointDown, failure.StatusCode, failure.Message, "Check -TokenEndpoint, and what stands between: proxy, firewall. Or give -TimeoutSeconds to wait.");

    private static bool Says(ApiResponse response, string start) => response.Message?.StartsWith(start, StringComparison.OrdinalIgnoreCase) == true;

    private static string Answered(Uri address, int status, string? said) =>
        $"{address.Authority} answered {status.ToString(CultureInfo.InvariantCulture)}{(said is { Length: > 0 } ? " " + said : "")}";
}
