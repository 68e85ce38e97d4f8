using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace KonnectPS.Client;

/// <summary>The generated readers and writers of everything that travels; nothing here uses reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    MaxDepth = KonnectJson.MaxDepth,
    Converters = [typeof(ServerText)])]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(PortalContext))]
[JsonSerializable(typeof(Developer))]
[JsonSerializable(typeof(Api))]
[JsonSerializable(typeof(Page<Api>))]
[JsonSerializable(typeof(Page<ApiVersion>))]
[JsonSerializable(typeof(Page<AuthStrategy>))]
[JsonSerializable(typeof(Application))]
[JsonSerializable(typeof(Page<Application>))]
[JsonSerializable(typeof(Registration))]
[JsonSerializable(typeof(Page<Registration>))]
[JsonSerializable(typeof(IssuedCredential))]
[JsonSerializable(typeof(Page<Credential>))]
[JsonSerializable(typeof(SignInBody))]
[JsonSerializable(typeof(NewApplication))]
[JsonSerializable(typeof(NewRegistrationBody))]
[JsonSerializable(typeof(CredentialNameBody))]
[JsonSerializable(typeof(Organization))]
[JsonSerializable(typeof(Portal))]
[JsonSerializable(typeof(Page<Portal>))]
[JsonSerializable(typeof(NewPortal))]
[JsonSerializable(typeof(PortalChange))]
[JsonSerializable(typeof(PortalApplication))]
[JsonSerializable(typeof(Page<PortalApplication>))]
[JsonSerializable(typeof(ApplicationChange))]
[JsonSerializable(typeof(SignUpBody))]
[JsonSerializable(typeof(VerifyEmailBody))]
[JsonSerializable(typeof(VerifiedEmail))]
[JsonSerializable(typeof(ForgotPasswordBody))]
[JsonSerializable(typeof(ResetPasswordBody))]
[JsonSerializable(typeof(RegeneratedSecret))]
[JsonSerializable(typeof(PortalDeveloper))]
[JsonSerializable(typeof(Page<PortalDeveloper>))]
[JsonSerializable(typeof(NewPortalDeveloper))]
[JsonSerializable(typeof(StatusBody))]
[JsonSerializable(typeof(PortalForm))]
[JsonSerializable(typeof(Page<PortalForm>))]
[JsonSerializable(typeof(NewPortalApplication))]
[JsonSerializable(typeof(PortalRegistration))]
[JsonSerializable(typeof(Page<PortalRegistration>))]
[JsonSerializable(typeof(NewPortalRegistrationBody))]
[JsonSerializable(typeof(Page<PortalCredential>))]
[JsonSerializable(typeof(Page<CatalogEntry>))]
[JsonSerializable(typeof(CatalogApi))]
[JsonSerializable(typeof(Page<CatalogApi>))]
[JsonSerializable(typeof(CatalogApiVersion))]
[JsonSerializable(typeof(NewCatalogApi))]
[JsonSerializable(typeof(SpecificationBody))]
[JsonSerializable(typeof(CatalogApiDocument))]
[JsonSerializable(typeof(NewLinkBody))]
[JsonSerializable(typeof(ApiLink))]
[JsonSerializable(typeof(PublicationBody))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Page<ControlPlane>))]
[JsonSerializable(typeof(GatewayService))]
[JsonSerializable(typeof(GatewayServiceList))]
[JsonSerializable(typeof(ValidationResult))]
[JsonSerializable(typeof(PortalAuthStrategy))]
[JsonSerializable(typeof(Page<PortalAuthStrategy>))]
[JsonSerializable(typeof(NewStrategyBody))]
[JsonSerializable(typeof(StrategyChangeBody))]
[JsonSerializable(typeof(DcrProvider))]
[JsonSerializable(typeof(Page<DcrProvider>))]
[JsonSerializable(typeof(NewDcrProvider))]
[JsonSerializable(typeof(DcrVerification))]
[JsonSerializable(typeof(AuthServer))]
[JsonSerializable(typeof(Page<AuthServer>))]
[JsonSerializable(typeof(NewAuthServer))]
[JsonSerializable(typeof(AuthServerClient))]
[JsonSerializable(typeof(IssuedAuthServerClient))]
[JsonSerializable(typeof(Page<AuthServerClient>))]
[JsonSerializable(typeof(NewAuthServerClient))]
[JsonSerializable(typeof(AuthServerClientSecret))]
[JsonSerializable(typeof(IssuedClientSecret))]
[JsonSerializable(typeof(Page<AuthServerClientSecret>))]
[JsonSerializable(typeof(ClientSecretBody))]
[JsonSerializable(typeof(ApiActionsResponse))]
[JsonSerializable(typeof(ApiPublication))]
[JsonSerializable(typeof(Page<ApiImplementation>))]
[JsonSerializable(typeof(KonnectUser))]
[JsonSerializable(typeof(AccessToken))]
[JsonSerializable(typeof(Page<AccessToken>))]
[JsonSerializable(typeof(PersonalTokenList))]
[JsonSerializable(typeof(SystemAccount))]
[JsonSerializable(typeof(Page<SystemAccount>))]
[JsonSerializable(typeof(NewSystemAccountBody))]
[JsonSerializable(typeof(Page<OrganizationTeam>))]
[JsonSerializable(typeof(Page<KonnectUser>))]
[JsonSerializable(typeof(PortalTeam))]
[JsonSerializable(typeof(Page<PortalTeam>))]
[JsonSerializable(typeof(NewPortalTeam))]
[JsonSerializable(typeof(Page<PortalTeamMember>))]
[JsonSerializable(typeof(TeamMemberBody))]
[JsonSerializable(typeof(AssignedRole))]
[JsonSerializable(typeof(Page<AssignedRole>))]
[JsonSerializable(typeof(RoleGrant))]
[JsonSerializable(typeof(NewTokenBody))]
[JsonSerializable(typeof(AvailableRegions))]
[JsonSerializable(typeof(DeviceCode))]
[JsonSerializable(typeof(DeviceTokenResponse))]
[JsonSerializable(typeof(TokenResponse))]
internal sealed partial class KonnectJson : JsonSerializerContext
{
    /// <summary>A member that nobody knows is skipped, however deep it is: that takes a bit a level, and no stack.</summary>
    internal const int MaxDepth = 65_536;

    private static readonly Lazy<JsonSerializerOptions> RequiredPropertiesAlone = new(WithoutCallbacks);

    /// <summary>Reads a response.</summary>
    /// <exception cref="JsonException">It is not what the contract says.</exception>
    public static T Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new JsonException("null where an object belongs");
        }
        catch (JsonException e) when (RequiredField.IsNull(e))
        {
            // .NET 8 and 9 call OnDeserialized before they look for required properties, so that a missing field is taken for one that
            // is null, and only the first is named. Read without the callbacks, the response shows what it lacks.
            JsonSerializer.Deserialize(body, RequiredPropertiesAlone.Value.GetTypeInfo(typeof(T)));
            throw;
        }
    }

    /// <summary>
    /// Readies what the first commands of a session read and write, beside the caller, who has a connection to open: a null of each
    /// type has all of its properties looked up. In a new process that takes as long as a request to a near server.
    /// </summary>
    public static Task WarmUpAsync() => Task.Run(() =>
    {
        JsonSerializer.Deserialize("null"u8, Default.PortalContext);
        JsonSerializer.Deserialize("null"u8, Default.Developer);
        JsonSerializer.Deserialize("null"u8, Default.NewApplication);
        JsonSerializer.Deserialize("null"u8, Default.Application);
        JsonSerializer.Deserialize("null"u8, Default.CredentialNameBody);
        JsonSerializer.Deserialize("null"u8, Default.IssuedCredential);
    });

    private static JsonSerializerOptions WithoutCallbacks() => new(Default.Options)
    {
        TypeInfoResolver = Default.WithAddedModifier(type =>
        {
            if (type.Kind == JsonTypeInfoKind.Object)
            {
                type.OnDeserialized = null;
            }
        }),
    };

    /// <summary>True for every exception by which a JSON reader says that the text is not what was expected.</summary>
    public static bool IsMalformed(Exception e) =>
        e is JsonException or InvalidOperationException or FormatException or NotSupportedException or ArgumentException or OverflowException;
}
