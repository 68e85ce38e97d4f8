using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the auth servers of Kong Identity, which are identity providers of the organization's own.</summary>
/// <remarks>
/// <para>They belong to the region of the session. TokenEndpoint is where a client gets its tokens.</para>
/// </remarks>
/// <operation>GET /v1/auth-servers</operation>
/// <operation>GET /v1/auth-servers/{authServerId}, for an id</operation>
/// <role>Auth Server Viewer.</role>
/// <example>
/// <title>List the auth servers</title>
/// <code>Get-KonnectAuthServer</code>
/// </example>
/// <example>
/// <title>See where clients get their tokens</title>
/// <code>(Get-KonnectAuthServer agents).TokenEndpoint</code>
/// </example>
/// <example>
/// <title>Find auth servers by their audience</title>
/// <code>Get-KonnectAuthServer | Where-Object Audience -EQ 'api://orders'</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectAuthServer")]
[OutputType(typeof(AuthServer))]
public sealed class GetKonnectAuthServerCommand : PipelineCmdlet
{
    /// <summary>The name, or an id; wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [TextTransformation("AuthServerId", "Id", "Name", Wildcards = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AuthServerCompleter))]
    public string Name { get; set; } = "*";

    private protected override object? Target => Name;

    private protected override RecordWork? Prepare()
    {
        var (door, name, pattern) = (DemandAdminDoor(), Name, new NamePattern(Name));
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            if (Guid.TryParse(name, out _))
            {
                await output.WriteAsync(await observed.FindAsync(new AuthServerIdentity(name), cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
                return;
            }

            await output.WriteMatchesAsync(
                observed.ListAuthServers(pattern.Exact, pattern.Contained), pattern, server => server.Name, Failures.UnknownAuthServer, cancellationToken).ConfigureAwait(false);
        };
    }
}
