using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>What the admin door serves.</summary>
internal static class AdminOperations
{
    private const string PortalManagement = "portal-management";
    private const string Identity = "identity";

    public static OperationTable AddTo(OperationTable table)
    {
        return table
            .Add(PortalManagement, "list-portals", PortalOperations.List)
            .Add(PortalManagement, "get-portal", PortalOperations.Get)
            .Add(PortalManagement, "list-applications", PortalApplicationOperations.List)
            .Add(PortalManagement, "get-application", PortalApplicationOperations.Get)
            .Add(Identity, "get-organizations-me", OrganizationOperations.GetMine);
    }
}
