using System.Collections;
using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Creates an auth server of Kong Identity: an identity provider of the organization's own, in the session's region.</summary>
/// <remarks>
/// <para>Konnect makes its issuer. New-KonnectPortalAuthStrategy -AuthServer makes a strategy of it, by which Konnect registers a client for each application.</para>
/// <para>A name that is taken is no error: the existing auth server is read back, with a warning that says in what it differs; -NoClobber makes
/// it an error. When the response is lost, the auth server is found by its name.</para>
/// </remarks>
/// <operation>GET /v1/auth-servers</operation>
/// <operation>POST /v1/auth-servers, for a name that is not taken</operation>
/// <role>Auth Server Admin.</role>
/// <example>
/// <title>Create an auth server</title>
/// <code>New-KonnectAuthServer partners api://orders</code>
/// </example>
/// <example>
/// <title>Let agents get tokens for an API</title>
/// <code>New-KonnectAuthServer partners api://orders | New-KonnectPortalAuthStrategy -Name partners -Scope orders:read</code>
/// </example>
/// <example>
/// <title>Say what it is for</title>
/// <code>New-KonnectAuthServer partners api://orders -Description 'Partners of the shop' -SigningAlgorithm PS256 -Label @{ stage = 'production' }</code>
/// </example>
[Cmdlet(VerbsCommon.New, "KonnectAuthServer", SupportsShouldProcess = true)]
[OutputType(typeof(AuthServer))]
public sealed class NewKonnectAuthServerCommand : PipelineCmdlet
{
    private readonly CreatedNames<AuthServer> _created = new();

    /// <summary>The name, unique in the organization and the region.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation("Name")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Whom its tokens are for: the claim aud, such as api://orders.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Audience { get; set; } = "";

    /// <summary>What it is for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>How its tokens are signed. Default: Konnect's, RS256.</summary>
    [Parameter]
    [ValidateSet("RS256", "RS384", "RS512", "PS256", "PS384", "PS512")]
    public string? SigningAlgorithm { get; set; }

    /// <summary>The labels it is to carry, as a hashtable.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? Label { get; set; }

    /// <summary>Makes a taken name an error instead of reading the existing auth server back.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    private protected override object? Target => Name;

    private protected override RecordWork? Prepare()
    {
        var (door, noClobber) = (DemandAdminDoor(), NoClobber.IsPresent);
        if (!ShouldProcess(Name, "Create auth server"))
        {
            return null;
        }

        var wanted = new NewAuthServer
        {
            Name = Name, Audience = Audience, Description = Description, SigningAlgorithm = SigningAlgorithm, Labels = LabelTable.Read(Label),
        };
        return async (output, cancellationToken) =>
        {
            var (server, existed) = await _created.GetAsync(wanted.Name, () => door.Observed(output).CreateAuthServerOnceAsync(wanted, cancellationToken)).ConfigureAwait(false);
            if (existed)
            {
                if (noClobber)
                {
                    throw Failures.AuthServerExists(server.Name, server.Id);
                }

                output.WriteWarning(StrategyDifference.Describe(wanted, server));
            }

            await output.WriteAsync(server).ConfigureAwait(false);
        };
    }
}
