using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>What the admin door serves.</summary>
internal static class AdminOperations
{
    private const string PortalManagement = "portal-management";
    private const string Identity = "identity";
    private const string PortalForms = "portal-forms";
    private const string Undocumented = "undocumented";

    public static OperationTable AddTo(OperationTable table)
    {
        return table
            .Add(PortalManagement, "list-portals", PortalOperations.List)
            .Add(PortalManagement, "get-portal", PortalOperations.Get)
            .Add(PortalManagement, "list-applications", PortalApplicationOperations.List)
            .Add(PortalManagement, "create-application", PortalApplicationCreation.Create)
            .Add(PortalManagement, "get-application", PortalApplicationOperations.Get)
            .Add(PortalManagement, "delete-application", PortalApplicationOperations.Delete)
            .Add(PortalManagement, "list-credentials-by-application", PortalCredentialOperations.List)
            .Add(PortalManagement, "list-registrations", PortalRegistrationOperations.List)
            .Add(PortalManagement, "list-registrations-by-application", PortalRegistrationOperations.ListByApplication)
            .Add(PortalManagement, "create-application-registration", PortalRegistrationOperations.Create)
            .Add(PortalManagement, "get-application-registration", PortalRegistrationOperations.Get)
            .Add(PortalManagement, "update-application-registration", PortalRegistrationOperations.Update)
            .Add(PortalManagement, "delete-application-registration", PortalRegistrationOperations.Delete)
            .Add(PortalManagement, "list-portal-developers", PortalDeveloperOperations.List)
            .Add(PortalManagement, "create-developer", PortalDeveloperOperations.Create)
            .Add(PortalManagement, "get-developer", PortalDeveloperOperations.Get)
            .Add(PortalManagement, "update-developer", PortalDeveloperOperations.Update)
            .Add(PortalManagement, "delete-developer", PortalDeveloperOperations.Delete)
            .Add(PortalForms, "list-portal-forms", PortalFormOperations.List)
            .Add(PortalForms, "get-portal-form", PortalFormOperations.Get)
            .Add("application-auth-strategies", "list-app-auth-strategies", StrategyCatalogOperations.List)
            .Add("api-catalog", "list-apis", ApiCatalogOperations.List)
            .Add("api-catalog", "fetch-publication", PublicationOperations.Get)
            .Add("api-catalog", "list-api-implementations", ImplementationOperations.List)
            .Add(Identity, "get-organizations-me", OrganizationOperations.GetMine)
            .Add(Identity, "get-users-me", UserOperations.GetMe)
            .Add(Identity, "list-users-personal-access-tokens", PersonalTokenOperations.List)
            .Add(Identity, "create-personal-access-token", PersonalTokenOperations.Create)
            .Add(Identity, "revoke-personal-access-token", PersonalTokenOperations.Revoke)
            .Add(Identity, "delete-personal-access-token", PersonalTokenOperations.Delete)
            .Add(Identity, "get-system-accounts", SystemAccountOperations.List)
            .Add(Identity, "post-system-accounts", SystemAccountOperations.Create)
            .Add(Identity, "get-system-account-id-access-tokens", SystemAccountTokenOperations.List)
            .Add(Identity, "post-system-accounts-id-access-tokens", SystemAccountTokenOperations.Create)
            .Add(Identity, "delete-system-accounts-id-access-tokens-id", SystemAccountTokenOperations.Delete)
            .Add(Undocumented, "available-regions", RegionOperations.List)
            .Add(Undocumented, "device-authorize", DeviceLoginOperations.Authorize)
            .Add(Undocumented, "device-token", DeviceLoginOperations.GetToken)
            .Add(Undocumented, "console-refresh", ConsoleSession.Renew);
    }
}
