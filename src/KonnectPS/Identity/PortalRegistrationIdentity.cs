using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>A registration, as the admin door shows it or as its developer has it.</summary>
public sealed class PortalRegistrationIdentity
{
    /// <summary>A registration from Get- or New-KonnectPortalRegistration.</summary>
    public PortalRegistrationIdentity(PortalRegistration registration)
        : this(registration.ApplicationId, registration.Id, registration.Status, registration.ToString())
    {
    }

    /// <summary>A registration from Get- or New-KonnectRegistration.</summary>
    public PortalRegistrationIdentity(Registration registration)
        : this(registration.ApplicationId, registration.Id, registration.Status, registration.ToString())
    {
        CreatedHereAt = registration.CreatedHereAt;
    }

    internal PortalRegistrationIdentity(string applicationId, string id, string? status, string text)
    {
        ApplicationId = applicationId;
        Id = id;
        Status = status;
        Text = text;
    }

    internal string ApplicationId { get; }

    internal string Id { get; }

    /// <summary>Its status when it was read, or null.</summary>
    internal string? Status { get; }

    internal string Text { get; }

    /// <summary>When this process created it, or null.</summary>
    internal DateTimeOffset? CreatedHereAt { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The registration of an object that comes from elsewhere; null when it lacks its id or its application's.</summary>
    internal static PortalRegistrationIdentity? From(ForeignObject foreign) =>
        foreign.CanBe("Registration", "PortalRegistration")
        && foreign.Text("ApplicationId", "application_id") is { } applicationId
        && foreign.Text("RegistrationId", "registration_id", "Id") is { } id
            ? new PortalRegistrationIdentity(applicationId, id, status: null, id)
            : null;
}
