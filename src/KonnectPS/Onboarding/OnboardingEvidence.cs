using KonnectPS.Client;

namespace KonnectPS.Onboarding;

/// <summary>All that was seen through the doors that are open.</summary>
internal sealed record OnboardingEvidence
{
    public required OnboardingSubject Subject { get; init; }

    /// <summary>The portal's address; null where none is known.</summary>
    public Uri? PortalUrl { get; init; }

    /// <summary>What the portal says of itself to everybody.</summary>
    public required Look<PortalContext> Context { get; init; }

    /// <summary>The developer who is signed in.</summary>
    public required Look<Developer> Me { get; init; }

    /// <summary>The API as the portal shows it.</summary>
    public required Look<Api> Api { get; init; }

    /// <summary>True when the API was looked for without signing in.</summary>
    public bool IsAnonymous { get; init; }

    /// <summary>What the developer may do with the API.</summary>
    public required Look<ApiActions> Actions { get; init; }

    /// <summary>The portal as administrators see it.</summary>
    public required Look<Portal> Portal { get; init; }

    /// <summary>The developer as administrators see them.</summary>
    public required Look<PortalDeveloper> Developer { get; init; }

    /// <summary>The API in the organization's catalog.</summary>
    public required Look<CatalogEntry> CatalogApi { get; init; }

    /// <summary>How the API is published to the portal.</summary>
    public required Look<ApiPublication> Publication { get; init; }

    /// <summary>What the API is linked to.</summary>
    public required Look<IReadOnlyList<ApiImplementation>> Implementations { get; init; }

    /// <summary>The application, whichever door shows it.</summary>
    public required Look<Application> Application { get; init; }

    /// <summary>True for an application of a team, as administrators see it.</summary>
    public bool IsOfTeam { get; init; }

    /// <summary>Its registrations.</summary>
    public required Look<IReadOnlyList<Registration>> Registrations { get; init; }

    /// <summary>Its credentials.</summary>
    public required Look<IReadOnlyList<Credential>> Credentials { get; init; }

    /// <summary>How many applications the developer has, where another one has to be created.</summary>
    public required Look<ApplicationCount> Applications { get; init; }

    /// <summary>What lies in the vault.</summary>
    public required Look<VaultSight> Vault { get; init; }

    /// <summary>The portal's id; null where it is not known.</summary>
    public string? PortalId => Portal.Found?.Id ?? Context.Found?.PortalId;

    /// <summary>The API's id; null where it is not known.</summary>
    public string? ApiId => Api.Found?.Id ?? CatalogApi.Found?.Id;

    /// <summary>The API as a person knows it.</summary>
    public string ApiText => PlainText.Of(Api.Found?.Slug ?? CatalogApi.Found?.Slug ?? Subject.Api?.Text);
}

/// <summary>How many applications a developer has.</summary>
/// <param name="Own">The number; null where the server does not say.</param>
internal sealed record ApplicationCount(long? Own);
