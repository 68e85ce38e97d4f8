namespace KonnectPS.Onboarding;

/// <summary>The gates between nobody and a working credential, in the order in which they are met.</summary>
public enum OnboardingGateName
{
    /// <summary>The portal answers.</summary>
    Portal,

    /// <summary>Developers can sign in.</summary>
    SignIn,

    /// <summary>The developer has signed up.</summary>
    SignUp,

    /// <summary>The developer is approved.</summary>
    DeveloperApproval,

    /// <summary>The developer's teams and roles let them register for the API.</summary>
    Access,

    /// <summary>The portal shows the API to the developer.</summary>
    ApiVisible,

    /// <summary>The API is published to the portal.</summary>
    Published,

    /// <summary>The API is linked to a gateway.</summary>
    GatewayLink,

    /// <summary>The application has an auth strategy that the API takes.</summary>
    AuthStrategy,

    /// <summary>The strategy gives a credential that can be had.</summary>
    CredentialKind,

    /// <summary>The application's registration for the API is approved.</summary>
    Registration,

    /// <summary>There is room for another application or credential.</summary>
    Quota,

    /// <summary>The vault takes the secret.</summary>
    Vault,
}
