namespace KonnectPS.Sandbox.State;

/// <summary>What Konnect is slow to notice.</summary>
internal enum LaggingEvent
{
    Creation,
    Approval,
}
