using KonnectPS.Client;
using KonnectPS.Onboarding;

namespace KonnectPS.Descriptor;

/// <summary>What was seen of a portal and of one of its APIs. Nothing in it is about whoever looked.</summary>
internal sealed record DescriptorFacts
{
    /// <summary>The portal's address, ending in a slash.</summary>
    public required Uri PortalUrl { get; init; }

    /// <summary>What the portal says of itself to everybody.</summary>
    public required PortalContext Context { get; init; }

    /// <summary>The API as the portal shows it.</summary>
    public required Api Api { get; init; }

    /// <summary>The strategies by which applications register for it; none when it takes no registrations.</summary>
    public required IReadOnlyList<AuthStrategy> Strategies { get; init; }

    /// <summary>Where the API's document says that it is called; null where nobody was signed in to read it.</summary>
    public IReadOnlyList<string>? Servers { get; init; }

    /// <summary>The portal as administrators see it; null with the admin door closed, as in the two below.</summary>
    public Portal? Portal { get; init; }

    /// <summary>How the API is published.</summary>
    public ApiPublication? Publication { get; init; }

    /// <summary>What the API is linked to.</summary>
    public IReadOnlyList<ApiImplementation>? Implementations { get; init; }

    /// <summary>The strategy that the flow is about: the first one, as the portal lists them.</summary>
    public AuthStrategy? Strategy => Strategies.Count > 0 ? Strategies[0] : null;

    /// <summary>False when nobody can sign in at all.</summary>
    public bool HasSignIn => Context.AuthenticationEnabled != false && (HasPassword || Context.OidcAuthEnabled || Context.SamlAuthEnabled);

    /// <summary>True when developers sign in with a password, and so by a request.</summary>
    public bool HasPassword => Context.AuthenticationEnabled != false && Context.BasicAuthEnabled;

    /// <summary>Whether somebody who signs up is approved without anybody; null where that was not seen.</summary>
    public bool? ApprovesDevelopers => Portal?.AutoApproveDevelopers;

    /// <summary>Whether a registration is approved without anybody; null where that was not seen.</summary>
    public bool? ApprovesRegistrations => Publication is { } publication && Portal is { } portal ? RegistrationGate.IsApprovedAtOnce(publication, portal) : null;

    /// <summary>Whether what a developer may do depends on roles; null when the portal does not say.</summary>
    public bool? HasRoles => Context.RbacEnabled ?? Portal?.RbacEnabled;

    /// <summary>Whether the API is linked to a gateway, and its strategy has reached it; null where that was not seen.</summary>
    public bool? IsLinked => Implementations is null ? null : Implementations.Count > 0 && Implementations.All(one => one.Service?.AuthStrategySyncError is null);

    /// <summary>Whether there is a way to a credential that consists of requests.</summary>
    public bool HasWay => HasSignIn && Strategy is not null;

    /// <summary>True when a stranger with a mailbox needs nobody, as was seen.</summary>
    public bool IsSelfServe =>
        HasPassword
        && ApprovesDevelopers == true
        && ApprovesRegistrations == true
        && HasRoles == false
        && IsLinked == true
        && Strategy?.CredentialType is AuthStrategy.KeyAuth or AuthStrategy.ClientCredentials;
}
