using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.DeveloperDoor;

/// <summary>What the developer door serves.</summary>
internal static class DeveloperOperations
{
    private const string PortalApi = "portal-api";

    public static OperationTable AddTo(OperationTable table)
    {
        return table
            .Add(PortalApi, "get-portal-context", PortalContextOperations.Get)
            .Add(PortalApi, "authenticate", SessionOperations.Authenticate)
            .Add(PortalApi, "register", SignUpOperations.Register)
            .Add(PortalApi, "verify-email", SignUpOperations.VerifyEmail)
            .Add(PortalApi, "reset-password", SignUpOperations.ResetPassword)
            .Add(PortalApi, "forgot-password", ForgottenPassword.Report)
            .Add(PortalApi, "refresh", PortalSession.Renew)
            .Add(PortalApi, "logout", PortalSession.End)
            .Add(PortalApi, "get-developer-me", SessionOperations.GetMe)
            .Add(PortalApi, "list-apis", ApiOperations.List)
            .Add(PortalApi, "fetch-api", ApiOperations.Get)
            .Add(PortalApi, "get-api-actions", ApiOperations.GetActions)
            .Add(PortalApi, "list-api-version-specs", VersionOperations.List)
            .Add(PortalApi, "fetch-api-version-spec-raw", VersionOperations.GetRaw)
            .Add(PortalApi, "list-application-auth-strategies", StrategyOperations.List)
            .Add(PortalApi, "list-applications", ApplicationOperations.List)
            .Add(PortalApi, "create-application", ApplicationCreation.Create)
            .Add(PortalApi, "get-application", ApplicationOperations.Get)
            .Add(PortalApi, "update-application", ApplicationChange.Update)
            .Add(PortalApi, "delete-application", ApplicationOperations.Delete)
            .Add(PortalApi, "get-application-granted-scopes", ApplicationOperations.GetGrantedScopes)
            .Add(PortalApi, "regenerate-application-secret", SecretRegeneration.Regenerate)
            .Add(PortalApi, "list-credentials", CredentialOperations.List)
            .Add(PortalApi, "create-credential", CredentialOperations.Create)
            .Add(PortalApi, "update-credential", CredentialOperations.Rename)
            .Add(PortalApi, "delete-credential", CredentialOperations.Delete)
            .Add(PortalApi, "list-application-registrations", RegistrationOperations.List)
            .Add(PortalApi, "create-application-registration", RegistrationOperations.Create)
            .Add(PortalApi, "get-application-registration", RegistrationOperations.Get)
            .Add(PortalApi, "delete-application-registration", RegistrationOperations.Delete);
    }
}
