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

    /// <summary>Registers anybody's application for an API; as the one above.</summary>
    /// <param name="door">The admin door.</param>
    /// <param name="portalId">The portal's id.</param>
    /// <param name="applicationId">The application.</param>
    /// <param name="apiId">The API's id.</param>
    /// <param name="status"><c>approved</c> or <c>pending</c>; null leaves it to the portal.</param>
    /// <param name="cancellationToken">Ends it; the registration may then exist.</param>
    public static Task<PortalRegistration> RegisterOnceAsync(
        this AdminDoor door, string portalId, string applicationId, string apiId, string? status, CancellationToken cancellationToken) =>
        ExactlyOnce.CreateAsync(
            door.Options,
            () => door.CreateRegistrationAsync(portalId, applicationId, apiId, status, cancellationToken),
            async look => await door.ListRegistrations(portalId, applicationId).FindAsync(
                registration => apiId.Equals(registration.ApiId, StringComparison.OrdinalIgnoreCase), look).ConfigureAwait(false) is { } found
                ? Reconciliation<PortalRegistration>.Created(found)
                : Reconciliation<PortalRegistration>.NotCreated,
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
