using System.Management.Automation;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;
using KonnectPS.Publishing;

namespace KonnectPS.Commands;

/// <summary>Publishes an API to a portal, from its OpenAPI document to what developers can register for, in one step that can be repeated.</summary>
/// <remarks>
/// <para>It finds or creates the API, gives it the document where that changed, links it to a gateway service, and publishes it to the portal
/// with a strategy, a visibility and an approval. What is so already is left alone: a second run only reads, and Changes of what it emits is
/// empty. What is not given stays as it is, or gets the portal's or Konnect's default.</para>
/// <para>The API is that of the title and the version of the document; else the one of the title and the same major version, whose document
/// is replaced, since Konnect keeps one for each API. -Api names another one. Konnect validates the document before anything is changed.</para>
/// <para>Without a link to a gateway service nobody can be given a credential for the API: a warning says so. An API is linked to one service,
/// and a service to one API. -Service finds the service in all control planes, or in -ControlPlane. An API that is linked elsewhere is an error,
/// unless -Force says that its link is to be moved.</para>
/// <para>What is named is looked for before anything is created. After a lost response what was to be created is there once.</para>
/// </remarks>
/// <operation>GET /v3/apis, for the API of the document, or one given by name or slug</operation>
/// <operation>GET /v3/apis/{apiId}, with -Api, or for the API that has the service already</operation>
/// <operation>GET /v3/apis/{apiId}/versions/{versionId}, for an API that has a document</operation>
/// <operation>POST /v3/apis/validate-specification, for a document that is new or changed</operation>
/// <operation>POST /v3/apis, for an API that is not there</operation>
/// <operation>POST /v3/apis/{apiId}/versions, for an API without a document</operation>
/// <operation>PATCH /v3/apis/{apiId}/versions/{versionId}, for a document that changed</operation>
/// <operation>GET /v2/control-planes, with -Service, unless the control plane is given by id</operation>
/// <operation>GET /v2/control-planes/{controlPlaneId}/core-entities/services, for a service given by name</operation>
/// <operation>GET /v2/control-planes/{controlPlaneId}/core-entities/services/{ServiceId}, for a service given by id alone</operation>
/// <operation>GET /v3/api-implementations</operation>
/// <operation>POST /v3/apis/{apiId}/implementations, for an API that is not linked, or whose link is moved</operation>
/// <operation>DELETE /v3/apis/{apiId}/implementations/{implementationId}, for a link that is moved</operation>
/// <operation>GET /v3/apis/{apiId}/implementations/{implementationId}, when that response was lost</operation>
/// <operation>GET /v2/application-auth-strategies, for a strategy given by name</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <operation>GET /v3/apis/{apiId}/publications/{portalId}</operation>
/// <operation>PUT /v3/apis/{apiId}/publications/{portalId}, for a publication that is not there, or otherwise</operation>
/// <role>Creator of APIs for a new one, else Admin and Publisher of the API; Viewer of the portal and of the control plane.</role>
/// <example>
/// <title>Publish an API</title>
/// <code>Publish-KonnectApi ./invoices.yaml -Portal 'My Portal' -AuthStrategy key-auth -Service returns -AutoApprove</code>
/// <para>Run it whenever the document changed: in a pipeline, for example.</para>
/// </example>
/// <example>
/// <title>See what would be done</title>
/// <code>Publish-KonnectApi ./invoices.yaml -Service returns -ControlPlane sandbox -WhatIf</code>
/// </example>
/// <example>
/// <title>Publish what one portal shows to another one</title>
/// <code>Get-KonnectCatalogApi Orders | Publish-KonnectApi -Portal 'Partner Portal' -Visibility private</code>
/// </example>
/// <example>
/// <title>Move an API to another gateway service</title>
/// <code>Publish-KonnectApi -Api Orders -Service refunds -ControlPlane staging -Force</code>
/// </example>
/// <example>
/// <title>Let registrations wait for an approval from now on</title>
/// <code>Publish-KonnectApi -Api Orders -AutoApprove:$false</code>
/// </example>
[Cmdlet(VerbsData.Publish, "KonnectApi", SupportsShouldProcess = true, DefaultParameterSetName = "Api")]
[OutputType(typeof(PublishedApi))]
public sealed class PublishKonnectApiCommand : PortalCmdlet
{
    /// <summary>The file with the OpenAPI document; wildcards have no meaning.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Path")]
    [FilePathTransformation]
    [Alias("SpecificationFile", "PSPath", "FullName", "LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The API: an object, an id, a slug or a name. Default: the one of the document.</summary>
    [Parameter(ParameterSetName = "Path")]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Api")]
    [IdentityTransformation(typeof(ApiIdentity), Optional = true)]
    [Alias("ApiId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(CatalogApiCompleter))]
    public ApiIdentity? Api { get; set; }

    /// <summary>The name of an API that is created, up to 255 characters. Default: the title of the document.</summary>
    [Parameter(ParameterSetName = "Path")]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>The short name in addresses of an API that is created. Default: Konnect makes one of name and version.</summary>
    [Parameter(ParameterSetName = "Path")]
    [ValidateNotNullOrEmpty]
    public string? Slug { get; set; }

    /// <summary>The gateway service to link the API to: an object, an id or a name.</summary>
    [Parameter]
    [IdentityTransformation(typeof(GatewayServiceIdentity))]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(GatewayServiceCompleter))]
    public GatewayServiceIdentity? Service { get; set; }

    /// <summary>The control plane of the service: an object, an id or a name. Default: the only one that has the service.</summary>
    [Parameter]
    [IdentityTransformation(typeof(ControlPlaneIdentity))]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ControlPlaneCompleter))]
    public ControlPlaneIdentity? ControlPlane { get; set; }

    /// <summary>Moves the API's link to -Service where it is linked to something else. Between the two nobody can be given a credential for the API.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>The auth strategy of registrations: a name, an id or an object. Default: the one there is, or the portal's.</summary>
    [Parameter]
    [IdentityTransformation(typeof(AuthStrategyIdentity))]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(CatalogAuthStrategyCompleter))]
    public AuthStrategyIdentity? AuthStrategy { get; set; }

    /// <summary>Who is shown the API: everybody, or developers who are signed in. Default: as it is; private for one that is new.</summary>
    [Parameter]
    [ValidateSet("public", "private")]
    public string? Visibility { get; set; }

    /// <summary>Approves registrations at once; -AutoApprove:$false leaves that to the portal.</summary>
    [Parameter]
    public SwitchParameter AutoApprove { get; set; }

    private protected override object? Target => ParameterSetName == "Path" ? Path : Api?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, path, name, slug) = (DemandAdminDoor(), Path, Name, Slug);
        if (ControlPlane is not null && Service is null)
        {
            Terminate(Failures.NoService());
        }

        var file = ParameterSetName == "Path" ? OrTerminate(() => FilePath.Resolve(this, path)) : null;
        var plan = new PublicationPlan
        {
            Api = Api,
            FindPortal = PortalFinder(),
            PortalName = Portal?.Text ?? DemandSession().PortalName,
            Service = Service,
            ControlPlane = ControlPlane,
            MovesLink = Force,
            AuthStrategy = AuthStrategy,
            Visibility = Visibility,
            AutoApprove = MyInvocation.BoundParameters.ContainsKey(nameof(AutoApprove)) ? AutoApprove.ToBool() : null,
            IsWhatIf = IsWhatIf(),
        };
        return async (output, cancellationToken) =>
        {
            var source = file is null ? null : ApiSource.Read(file, path, name) with { Slug = slug };
            var publishing = new ApiPublishing(door.Observed(output), output, plan with { Source = source }, cancellationToken);
            if (await publishing.RunAsync().ConfigureAwait(false) is { } published)
            {
                await output.WriteAsync(published).ConfigureAwait(false);
            }
        };
    }

    /// <summary>Every step is told under -WhatIf, also those that build on one that is not made.</summary>
    private bool IsWhatIf() => MyInvocation.BoundParameters.TryGetValue("WhatIf", out var given)
        ? given is SwitchParameter { IsPresent: true }
        : LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference"));
}
