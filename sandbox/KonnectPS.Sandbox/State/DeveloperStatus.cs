namespace KonnectPS.Sandbox.State;

public enum DeveloperStatus
{
    Approved,
    Pending,
    Rejected,
    Revoked,
}
