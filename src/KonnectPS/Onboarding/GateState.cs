namespace KonnectPS.Onboarding;

/// <summary>Whether a gate is open.</summary>
public enum GateState
{
    /// <summary>It is, as was seen.</summary>
    Open,

    /// <summary>It is not, and something has to be done.</summary>
    Shut,

    /// <summary>It opens by somebody's own decision or hand: an approval, single sign-on, a client of an identity provider.</summary>
    NeedsPerson,

    /// <summary>The doors that are open do not show it.</summary>
    Unknown,
}
