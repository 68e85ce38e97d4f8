namespace KonnectPS.Session;

/// <summary>Where the token of the admin door comes from.</summary>
internal enum AdminTokenSource
{
    /// <summary>There is none: the door stays closed.</summary>
    None,

    /// <summary>It was given, or lies in the environment.</summary>
    Given,

    /// <summary>A person signs in at a browser.</summary>
    DeviceAuthentication,

    /// <summary>kongctl has stored it.</summary>
    Kongctl,
}
