namespace KonnectPS.Onboarding;

/// <summary>Who opens a gate.</summary>
public enum GateOpener
{
    /// <summary>Whoever runs the command, in this shell.</summary>
    You,

    /// <summary>The developer, with the developer door open.</summary>
    Developer,

    /// <summary>An administrator of the portal or of the organization, with the admin door open.</summary>
    Administrator,
}
