using System.Management.Automation;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Deletes a client of an auth server of Kong Identity, with its secrets.</summary>
/// <remarks>
/// <para>It gets no token from then on. The application that has it stays: Remove-KonnectPortalApplication removes that. Asks first;
/// -Confirm:$false does not.</para>
/// </remarks>
/// <operation>DELETE /v1/auth-servers/{authServerId}/clients/{clientId}</operation>
/// <operation>GET /v1/auth-servers/{authServerId}/clients, for a client given by name or id</operation>
/// <operation>GET /v1/auth-servers/{authServerId}/clients/{clientId}, when a response proves nothing</operation>
/// <operation>GET /v1/auth-servers, for an auth server given by name</operation>
/// <role>Auth Server Admin.</role>
/// <example>
/// <title>Delete an application and its client</title>
/// <code>
/// $credential = New-KonnectPortalApplication agent-bot -Team Platform -AuthServer agents
/// $credential | Remove-KonnectPortalApplication -Confirm:$false
/// $credential | Remove-KonnectAuthServerClient -Confirm:$false
/// </code>
/// </example>
/// <example>
/// <title>Delete the clients of an application by their name</title>
/// <code>Get-KonnectAuthServerClient agents 'agent-bot*' | Remove-KonnectAuthServerClient</code>
/// </example>
/// <example>
/// <title>See which would be deleted</title>
/// <code>Get-KonnectAuthServerClient agents | Remove-KonnectAuthServerClient -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "KonnectAuthServerClient", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveKonnectAuthServerClientCommand : PipelineCmdlet
{
    /// <summary>The client: an object, an id, a name, or a credential that has it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(AuthServerClientIdentity))]
    [Alias("ClientId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(AuthServerClientCompleter))]
    public AuthServerClientIdentity Client { get; set; } = null!;

    /// <summary>The auth server: an object, an id or a name. Default: the one that the object names.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(AuthServerIdentity), Optional = true)]
    [Alias("AuthServerId")]
    [ArgumentCompleter(typeof(AuthServerCompleter))]
    public AuthServerIdentity? AuthServer { get; set; }

    private protected override object? Target => Client?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, client, server) = (DemandAdminDoor(), Client, AuthServer);
        if (server is null && client.ServerId is null)
        {
            Terminate(Failures.NoAuthServerNamed(client.Text));
        }

        if (!ShouldProcess(client.Text, "Delete client"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var serverId = client.ServerId ?? await observed.FindIdAsync(server!, cancellationToken).ConfigureAwait(false);
            var id = client.Id ?? (await observed.FindClientAsync(serverId, client, cancellationToken).ConfigureAwait(false)).Id;
            await observed.DeleteAuthServerClientAsync(serverId, id, cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownAuthServerClient(client.Text)).ConfigureAwait(false);
        };
    }
}
