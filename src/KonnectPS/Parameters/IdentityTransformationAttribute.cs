using System.Collections;
using System.Management.Automation;
using KonnectPS.Identity;

namespace KonnectPS.Parameters;

/// <summary>Takes an object that comes from elsewhere for the one whose id or name it holds, or says what it lacks.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IdentityTransformationAttribute : ArgumentTransformationAttribute
{
    private readonly Type _identity;

    /// <param name="identity">The type of the parameter, or of its items.</param>
    public IdentityTransformationAttribute(Type identity)
    {
        _identity = identity;
    }

    /// <summary>True where an object that lacks what is wanted may say something to another parameter.</summary>
    public bool Optional { get; set; }

    /// <summary>
    /// Properties by which an object that lacks what is wanted may say something to another parameter, and types that another one takes. Any
    /// other object is told at once what it lacks.
    /// </summary>
    public string[] Otherwise { get; set; } = [];

    /// <summary>True where an object that does not say its type is more likely to be something for another parameter.</summary>
    public bool TypedOnly { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if ((inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is IList list and not IDictionary)
        {
            return list.Cast<object?>().Select(Convert).ToArray();
        }

        return Convert(inputData);
    }

    private object? Convert(object? input)
    {
        if (ForeignObject.Of(input) is not { } foreign)
        {
            return input;
        }

        var (identity, wanted) = TypedOnly && foreign.TypeName is null ? (null, "an object of this module") : Read(foreign);
        if (identity is not null)
        {
            return identity;
        }

        wanted = string.Join(", or ", [wanted, .. Otherwise]);
        var message = foreign.TypeName is { } type ? $"A {type} does not say what is wanted here: {wanted}."
            : foreign.LooksLike is { } other ? $"The object looks like a {other} and lacks what is wanted here: {wanted}."
            : $"The object lacks what is wanted here: {wanted}.";

        // Only a failed cast lets the shell go on to other parameters.
        throw Optional || foreign.Says(Otherwise)
            ? new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message))
            : new ArgumentTransformationMetadataException(message);
    }

    private (object? Identity, string Wanted) Read(ForeignObject foreign) => _identity.Name switch
    {
        nameof(ApplicationIdentity) => (ApplicationIdentity.From(foreign), "ApplicationId (application_id), Application, or Id or Name of an application"),
        nameof(PortalApplicationIdentity) => (PortalApplicationIdentity.From(foreign), "ApplicationId (application_id), Application, or Id or Name of an application"),
        nameof(ApiIdentity) => (ApiIdentity.From(foreign), "ApiId (api_id), Api, or Id, Slug or Name of an API"),
        nameof(AuthStrategyIdentity) => (AuthStrategyIdentity.From(foreign), "AuthStrategyId (auth_strategy_id), AuthStrategy, or Id or Name of a strategy"),
        nameof(AuthServerIdentity) => (AuthServerIdentity.From(foreign), "AuthServerId (auth_server_id), AuthServer, or Id or Name of an auth server"),
        nameof(AuthServerClientIdentity) => (AuthServerClientIdentity.From(foreign), "ClientId (client_id), or Id or Name of a client"),
        nameof(DcrProviderIdentity) => (DcrProviderIdentity.From(foreign), "DcrProviderId (dcr_provider_id), DcrProvider, or Id or Name of a DCR provider"),
        nameof(PortalIdentity) => (PortalIdentity.From(foreign), "PortalId (portal_id), Portal, or Id or Name of a portal"),
        nameof(GatewayServiceIdentity) => (GatewayServiceIdentity.From(foreign), "ServiceId (service_id), Service, or Id or Name of a gateway service"),
        nameof(ControlPlaneIdentity) => (ControlPlaneIdentity.From(foreign), "ControlPlaneId (control_plane_id), ControlPlane, or Id or Name of a control plane"),
        nameof(PortalFormIdentity) => (PortalFormIdentity.From(foreign), "FormId (form_id), Form, or Id or Name of a form"),
        nameof(PortalTeamIdentity) => (PortalTeamIdentity.From(foreign), "TeamId (team_id), Team, or Id or Name of a team"),
        nameof(PortalDeveloperIdentity) => (PortalDeveloperIdentity.From(foreign), "DeveloperId (developer_id), Developer, or Id or Email of a developer"),
        nameof(CredentialIdentity) => (CredentialIdentity.From(foreign), "ApplicationId (application_id) with CredentialId (credential_id) or Id"),
        nameof(PortalRegistrationIdentity) => (PortalRegistrationIdentity.From(foreign), "ApplicationId (application_id) with RegistrationId (registration_id) or Id"),
        nameof(AssignedRoleIdentity) => (AssignedRoleIdentity.From(foreign), "Id with SystemAccountId, TeamId, UserId or PortalTeamId"),
        nameof(EntityIdentity) => (EntityIdentity.From(foreign), "EntityId (entity_id), Entity, Id or Name"),
        nameof(WantedRole) => (WantedRole.From(foreign), "RoleName (role_name) or Role, and EntityTypeName (entity_type_name) or EntityType"),
        nameof(AccessTokenIdentity) => (AccessTokenIdentity.From(foreign), "Id with UserId (user_id) or SystemAccountId (system_account_id)"),
        _ => throw new InvalidOperationException($"{_identity} is no identity."),
    };
}
