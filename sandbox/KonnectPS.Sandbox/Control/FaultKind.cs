namespace KonnectPS.Sandbox.Control;

/// <summary>The faults by name.</summary>
internal enum FaultKind
{
    Status,
    Redirect,
    Html,
    EmptyBody,
    ResetBeforeActing,
    ResetAfterActing,
    CloseBeforeActing,
    CloseAfterActing,
    Hang,
    HangAfterActing,
    TruncateBody,
    Alter,
    Repeat,
    Raw,
    Drip,
    GzipBomb,
    Unreadable,
    LateAct,
}
