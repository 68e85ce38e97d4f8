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
            .Add(PortalApi, "logout", SessionOperations.Logout)
            .Add(PortalApi, "get-developer-me", SessionOperations.GetMe)
            .Add(PortalApi, "list-apis", ApiOperations.List)
            .Add(PortalApi, "fetch-api", ApiOperations.Get)
            .Add(PortalApi, "get-api-actions", ApiOperations.GetActions)
            .Add(PortalApi, "list-application-auth-strategies", StrategyOperations.List)
            .Add(PortalApi, "list-applications", ApplicationOperations.List)
            .Add(PortalApi, "create-application", ApplicationCreation.Create)
            .Add(PortalApi, "get-application", ApplicationOperations.Get)
            .Add(PortalApi, "delete-application", ApplicationOperations.Delete)
            .Add(PortalApi, "list-credentials", CredentialOperations.List)
            .Add(PortalApi, "create-credential", CredentialOperations.Create)
            .Add(PortalApi, "delete-credential", CredentialOperations.Delete)
            .Add(PortalApi, "list-application-registrations", RegistrationOperations.List)
            .Add(PortalApi, "create-application-registration", RegistrationOperations.Create)
            .Add(PortalApi, "get-application-registration", RegistrationOperations.Get);
    }
}
