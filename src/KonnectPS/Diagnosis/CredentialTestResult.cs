namespace KonnectPS.Diagnosis;

/// <summary>What a credential that was tried came to.</summary>
public enum CredentialTestResult
{
    /// <summary>The call passed (2xx).</summary>
    Works,

    /// <summary>The gateway does not know the API key, or finds none in the header in which it was sent (401).</summary>
    KeyUnknown,

    /// <summary>The gateway knows the credential and forbids the call (403), or the session shows that no registration is approved, or that the developer lacks a role.</summary>
    NotApproved,

    /// <summary>The gateway refuses a credential that is new; Konnect takes a while to tell it.</summary>
    NotYetPropagated,

    /// <summary>The identity provider gave no token, or the gateway does not take the token (401).</summary>
    TokenRefused,

    /// <summary>The gateway, or what is behind it, did not answer or failed (5xx).</summary>
    GatewayDown,

    /// <summary>The token endpoint did not answer, failed, or answered with something that is no token.</summary>
    TokenEndpointDown,

    /// <summary>The gateway or the token endpoint sends elsewhere (3xx), which is not followed.</summary>
    Redirected,

    /// <summary>The gateway has no route at this address (404), so that it never looked at the credential.</summary>
    NoRoute,

    /// <summary>The response says nothing of the credential.</summary>
    Inconclusive,
}
