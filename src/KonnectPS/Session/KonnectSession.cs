using System.Net;
using KonnectPS.Client;

namespace KonnectPS.Session;

/// <summary>
/// What Connect-KonnectPortal opened: one door or both. Its tokens are held as SecureStrings inside and shown by no member.
/// A session may be used from several runspaces at a time.
/// </summary>
public sealed class KonnectSession
{
    internal KonnectSession(DeveloperDoor? developerDoor, AdminDoor? adminDoor)
    {
        DeveloperDoor = developerDoor;
        AdminDoor = adminDoor;
    }

    /// <summary>The region of the admin door; null when another API address was given, or the door is closed.</summary>
    public string? Region { get; internal init; }

    /// <summary>The address of the admin door; null when it is closed.</summary>
    public Uri? ApiUrl => AdminDoor?.ApiUrl;

    /// <summary>The organization the admin door belongs to; null when it is closed.</summary>
    public Organization? Organization { get; internal init; }

    /// <summary>The address of the portal; null when none was named.</summary>
    public Uri? PortalUrl { get; internal init; }

    /// <summary>The portal's id; null when none was named.</summary>
    public string? PortalId { get; internal init; }

    /// <summary>The portal's name; null when none was named.</summary>
    public string? PortalName { get; internal init; }

    /// <summary>The developer who is signed in; null when the developer door is closed.</summary>
    public Developer? Developer { get; internal init; }

    /// <summary>True when applications, registrations and credentials of the developer's own can be managed.</summary>
    public bool DeveloperDoorOpen => DeveloperDoor is not null && !IsDisconnected;

    /// <summary>True when portals and everybody's applications can be read.</summary>
    public bool AdminDoorOpen => AdminDoor is not null && !IsDisconnected;

    /// <summary>Where the developer door's key came from: a parameter or variables of the environment; null when it is closed.</summary>
    public string? PortalTokenSource { get; internal init; }

    /// <summary>Where the admin door's key came from: a parameter, a variable of the environment or kongctl's file; null when it is closed.</summary>
    public string? AccessTokenSource { get; internal init; }

    /// <summary>When the portal token ends, if it says so.</summary>
    public DateTimeOffset? PortalTokenExpiresAt => DeveloperDoor?.TokenExpiresAt;

    /// <summary>When the access token ends, if it says so: a kpat_ or spat_ does not.</summary>
    public DateTimeOffset? AccessTokenExpiresAt => AdminDoor?.TokenExpiresAt;

    internal DeveloperDoor? DeveloperDoor { get; }

    /// <summary>The proxy that the session was told to go through; null for the one of the environment.</summary>
    internal IWebProxy? Proxy => DeveloperDoor?.Options.Proxy ?? AdminDoor?.Options.Proxy;

    internal AdminDoor? AdminDoor { get; }

    internal bool IsDisconnected { get; private set; }

    /// <inheritdoc/>
    public override string ToString() => PortalName ?? PortalUrl?.Host ?? ApiUrl?.Host ?? "";

    /// <summary>Ends the session: signs out where it signed in, and closes the connections.</summary>
    internal async Task DisconnectAsync(IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (IsDisconnected)
        {
            return;
        }

        IsDisconnected = true;
        try
        {
            if (DeveloperDoor is { } door)
            {
                await door.Observed(observer).SignOutAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            DeveloperDoor?.Dispose();
            AdminDoor?.Dispose();
        }
    }
}
