using System.Collections;

namespace KonnectPS.Client;

/// <content>Everybody's registrations.</content>
public sealed partial class AdminDoor
{
    /// <summary>The registrations of a portal.</summary>
    /// <param name="portalId">The portal's id.</param>
    /// <param name="filter">Which of them; null for all.</param>
    /// <param name="window">The part of the list.</param>
    public KonnectList<PortalRegistration> ListRegistrations(
        string portalId, PortalRegistrationFilter? filter = null, ListWindow? window = null) =>
        List(
            PortalPath(portalId) + "/application-registrations",
            new QueryString()
                .Filter("status", "eq", filter?.Status)
                .Filter("application_name", "eq", filter?.ApplicationName)
                .Filter("developer_id", "eq", filter?.DeveloperId),
            KonnectJson.Default.PagePortalRegistration,
            window,
            registration => registration.PortalId = portalId);

    /// <summary>The registrations of one application.</summary>
    public KonnectList<PortalRegistration> ListRegistrations(string portalId, string applicationId) =>
        List(
            RegistrationsPath(portalId, applicationId),
            new QueryString(),
            KonnectJson.Default.PagePortalRegistration,
            window: null,
            registration => registration.PortalId = portalId);

    /// <summary>One registration.</summary>
    public Task<PortalRegistration> GetRegistrationAsync(
        string portalId, string applicationId, string registrationId, CancellationToken cancellationToken) =>
        SendForRegistrationAsync(
            portalId, KonnectRequest.Get(RegistrationPath(portalId, applicationId, registrationId)), cancellationToken);

    /// <summary>Registers an application for an API on its owner's behalf.</summary>
    /// <param name="portalId">The portal's id.</param>
    /// <param name="applicationId">The application's id.</param>
    /// <param name="apiId">The API's id.</param>
    /// <param name="status"><c>approved</c> or <c>pending</c>; null leaves it to the portal.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <param name="additionalData">The answers to the API's form, by the names of its fields; null sends none.</param>
    public Task<PortalRegistration> CreateRegistrationAsync(
        string portalId,
        string applicationId,
        string apiId,
        string? status,
        CancellationToken cancellationToken,
        IDictionary? additionalData = null) =>
        SendForRegistrationAsync(
            portalId,
            KonnectRequest.Post(
                RegistrationsPath(portalId, applicationId),
                new NewPortalRegistrationBody { ApiId = apiId, Status = status, AdditionalData = additionalData },
                KonnectJson.Default.NewPortalRegistrationBody),
            cancellationToken);

    /// <summary>Decides on a registration: <c>approved</c>, <c>pending</c>, <c>rejected</c> or <c>revoked</c>.</summary>
    public Task<PortalRegistration> SetRegistrationStatusAsync(
        string portalId, string applicationId, string registrationId, string status, CancellationToken cancellationToken) =>
        SendForRegistrationAsync(
            portalId,
            KonnectRequest.Patch(
                RegistrationPath(portalId, applicationId, registrationId), new StatusBody { Status = status }, KonnectJson.Default.StatusBody),
            cancellationToken,
            decided =>
            {
                RequiredField.DemandSame(decided.Id, registrationId, "id", StringComparison.OrdinalIgnoreCase);
                RequiredField.DemandSame(decided.Status, status, "status");
            });

    /// <summary>Deletes a registration; the application's credentials no longer open that API.</summary>
    public Task DeleteRegistrationAsync(string portalId, string applicationId, string registrationId, CancellationToken cancellationToken) =>
        DeleteAsync(RegistrationPath(portalId, applicationId, registrationId), KonnectJson.Default.PortalRegistration, cancellationToken);

    private static string RegistrationsPath(string portalId, string applicationId) => ApplicationPath(portalId, applicationId) + "/registrations";

    private static string RegistrationPath(string portalId, string applicationId, string registrationId) =>
        RegistrationsPath(portalId, applicationId) + "/" + UrlPath.Segment(registrationId);

    private async Task<PortalRegistration> SendForRegistrationAsync(string portalId, KonnectRequest request, CancellationToken cancellationToken, Action<PortalRegistration>? check = null)
    {
        var registration = await SendAsync(request, KonnectJson.Default.PortalRegistration, cancellationToken, check).ConfigureAwait(false);
        registration.PortalId = portalId;
        return registration;
    }
}
