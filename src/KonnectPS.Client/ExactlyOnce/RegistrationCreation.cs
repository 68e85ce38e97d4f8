using System.Collections;

namespace KonnectPS.Client;

/// <summary>Registers applications; after a lost response the registration is read back.</summary>
public static class RegistrationCreation
{
    /// <summary>
    /// Registers an application for an API. After a lost response the registration is looked for: an application has one for each API,
    /// and it holds no secret, so that the one that is found is returned.
    /// </summary>
    /// <param name="door">The developer door.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="apiId">The API's id.</param>
    /// <param name="cancellationToken">Ends it; the registration may then exist.</param>
    /// <param name="additionalData">The answers to the API's form; null sends none.</param>
    public static Task<Registration> RegisterOnceAsync(
        this DeveloperDoor door, string applicationId, string apiId, CancellationToken cancellationToken, IDictionary? additionalData = null) =>
        ExactlyOnce.CreateAsync(
            door.Options,
            () => door.CreateRegistrationAsync(applicationId, apiId, cancellationToken, additionalData),
            async look => await door.FindRegistrationAsync(applicationId, apiId, look).ConfigureAwait(false) is { } found
                ? Reconciliation<Registration>.Created(found)
                : Reconciliation<Registration>.NotCreated,
            () => new PossibleOrphan(PossibleOrphanKind.Registration, apiId, applicationId),
            cancellationToken);

    /// <summary>The registration of an application for an API, or null: an application has one at most.</summary>
    /// <param name="door">The developer door.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="apiId">The API's id.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<Registration?> FindRegistrationAsync(
        this DeveloperDoor door, string applicationId, string apiId, CancellationToken cancellationToken) =>
        door.ListRegistrations(applicationId).FindAsync(
            registration => apiId.Equals(registration.ApiId, StringComparison.OrdinalIgnoreCase), cancellationToken);
}
