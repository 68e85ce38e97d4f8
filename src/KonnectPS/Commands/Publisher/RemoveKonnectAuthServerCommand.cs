using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Deletes an auth server of Kong Identity.</summary>
/// <remarks>
/// <para>Konnect refuses while it has clients, scopes or claims; -Force deletes them, too. Whatever uses one of its tokens is refused from
/// then on. Asks first; -Confirm:$false does not.</para>
/// </remarks>
/// <operation>DELETE /v1/auth-servers/{authServerId}</operation>
/// <operation>GET /v1/auth-servers, for an auth server given by name</operation>
/// <operation>GET /v1/auth-servers/{authServerId}, when a response proves nothing</operation>
/// <role>Auth Server Admin.</role>
/// <example>
/// <title>Delete an auth server</title>
/// <code>Remove-KonnectAuthServer agents</code>
/// </example>
/// <example>
/// <title>Delete it with its clients</title>
/// <code>Remove-KonnectAuthServer agents -Force -Confirm:$false</code>
/// </example>
/// <example>
/// <title>See which would be deleted</title>
/// <code>Get-KonnectAuthServer trial-* | Remove-KonnectAuthServer -WhatIf</code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "KonnectAuthServer", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveKonnectAuthServerCommand : PipelineCmdlet
{
    /// <summary>The auth server: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(AuthServerIdentity))]
    [Alias("AuthServerId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(AuthServerCompleter))]
    public AuthServerIdentity AuthServer { get; set; } = null!;

    /// <summary>Deletes its clients, scopes and claims with it.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override object? Target => AuthServer?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, server, force) = (DemandAdminDoor(), AuthServer, Force.IsPresent);
        if (!ShouldProcess(server.Text, force ? "Delete auth server with its clients" : "Delete auth server"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var id = server.Id ?? (await observed.FindAsync(server, cancellationToken).ConfigureAwait(false)).Id;
            try
            {
                await observed.DeleteAuthServerAsync(id, force, cancellationToken)
                    .OrUnknownAsync(() => Failures.UnknownAuthServer(server.Text)).ConfigureAwait(false);
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.InvalidRequest && !force)
            {
                throw Failures.AuthServerInUse(server.Text, e);
            }
        };
    }
}
