using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the clients of an auth server of Kong Identity, without their secrets.</summary>
/// <remarks>
/// <para>A client that New-KonnectPortalApplication -AuthServer created has the name of its application, and a mark behind it.</para>
/// </remarks>
/// <operation>GET /v1/auth-servers/{authServerId}/clients</operation>
/// <operation>GET /v1/auth-servers, for an auth server given by name</operation>
/// <role>Auth Server Viewer.</role>
/// <example>
/// <title>List the clients of an auth server</title>
/// <code>Get-KonnectAuthServerClient agents</code>
/// </example>
/// <example>
/// <title>Find the client of an application</title>
/// <code>Get-KonnectAuthServerClient agents 'agent-bot*'</code>
/// </example>
/// <example>
/// <title>List the clients of every auth server</title>
/// <code>Get-KonnectAuthServer | Get-KonnectAuthServerClient</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectAuthServerClient")]
[OutputType(typeof(AuthServerClient))]
public sealed class GetKonnectAuthServerClientCommand : PipelineCmdlet
{
    /// <summary>The auth server: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(AuthServerIdentity))]
    [Alias("AuthServerId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(AuthServerCompleter))]
    public AuthServerIdentity AuthServer { get; set; } = null!;

    /// <summary>The name, or an id; wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 1)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AuthServerClientCompleter))]
    public string Name { get; set; } = "*";

    private protected override object? Target => AuthServer?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, server, name, pattern) = (DemandAdminDoor(), AuthServer, Name, new NamePattern(Name));
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var serverId = await observed.FindIdAsync(server, cancellationToken).ConfigureAwait(false);
            if (pattern.Exact is not null)
            {
                await output.WriteAsync(
                    await observed.FindClientAsync(serverId, new AuthServerClientIdentity(name), cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
                return;
            }

            await output.WriteMatchesAsync(
                observed.ListAuthServerClients(serverId), pattern, client => client.Name, Failures.UnknownAuthServerClient, cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownAuthServer(server.Text)).ConfigureAwait(false);
        };
    }
}
