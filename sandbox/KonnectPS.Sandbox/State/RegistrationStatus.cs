namespace KonnectPS.Sandbox.State;

public enum RegistrationStatus
{
    Approved,
    Pending,
    Rejected,
    Revoked,
}
