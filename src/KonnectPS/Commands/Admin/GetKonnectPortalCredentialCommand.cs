using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the credentials of a portal's applications with their age and end, without their secrets, through the admin
/// door.</summary>
/// <remarks>
/// <para>Without an application it reads those of every application of the portal, eight at a time (-ThrottleLimit), in the
/// order of the applications. An application, a developer, a team or a portal can be piped, as its Get cmdlet emits it. Age is told by
/// the clock of this machine.</para>
/// <para>The admin door has no secrets. To renew a credential, its developer uses Request-KonnectCredential -MaxAge or
/// Reset-KonnectCredential.</para>
/// </remarks>
/// <operation>GET /v3/portals/{portalId}/applications/{applicationId}/credentials, for each application</operation>
/// <operation>GET /v3/portals/{portalId}/applications, for an application given by name, or where none is given</operation>
/// <operation>GET /v3/portals/{portalId}/teams, for a team given by name</operation>
/// <operation>GET /v3/portals, for a portal given by name, or where the session names none</operation>
/// <role>Viewer of the portal.</role>
/// <example>
/// <title>Find credentials older than 90 days</title>
/// <code>Get-KonnectPortalCredential | Where-Object Age -GT 90.00:00:00</code>
/// <para>A TimeSpan is written as days, then hours:minutes:seconds.</para>
/// </example>
/// <example>
/// <title>Find what ends within a month</title>
/// <code>
/// Get-KonnectPortalCredential |
///     Where-Object { $_.ExpiresAt -and $_.ExpiresAt -lt [DateTimeOffset]::Now.AddDays(30) }
/// </code>
/// <para>A credential without an end has no ExpiresAt.</para>
/// </example>
/// <example>
/// <title>List the credentials of one application</title>
/// <code>Get-KonnectPortalCredential orders-bot</code>
/// </example>
/// <example>
/// <title>List those of a developer's applications</title>
/// <code>Get-KonnectPortalDeveloper dev@example.com | Get-KonnectPortalCredential</code>
/// </example>
/// <example>
/// <title>List those of a team's applications</title>
/// <code>Get-KonnectPortalTeam Platform | Get-KonnectPortalCredential</code>
/// </example>
/// <example>
/// <title>Write a report</title>
/// <code>Get-KonnectPortalCredential -Portal 'My Portal' | Sort-Object CreatedAt | Export-Csv ./credentials.csv</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectPortalCredential")]
[OutputType(typeof(PortalCredential))]
public sealed class GetKonnectPortalCredentialCommand : PortalCmdlet
{
    /// <summary>How many applications may wait to be written behind a slow one, as a multiple of the limit.</summary>
    private const int MaxBehind = 8;

    /// <summary>The application: an object, an id or a name. Default: every one of the portal.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalApplicationIdentity), Otherwise = ["Portal", "PortalId", "DeveloperId"])]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalApplicationCompleter))]
    public PortalApplicationIdentity? Application { get; set; }

    /// <summary>Only those of the applications that this developer owns (an id).</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [TextTransformation("DeveloperId", "developer_id", Kind = typeof(PortalDeveloper))]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PortalDeveloperIdCompleter))]
    public string? DeveloperId { get; set; }

    /// <summary>Only those of the applications that this team owns: an object, an id or a name. -Application and -DeveloperId go before it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(PortalTeamIdentity))]
    [Alias("PortalTeam")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(PortalTeamCompleter))]
    public PortalTeamIdentity? Team { get; set; }

    private protected override object? Target => Application?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, findPortal, application, limit) = (DemandAdminDoor(), PortalFinder(Application?.Portal), Application, ThrottleLimit);
        var (filter, team) = (new PortalApplicationFilter { DeveloperId = DeveloperId }, DeveloperId is null ? Team : null);
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var portalId = await findPortal(observed, cancellationToken).ConfigureAwait(false);
            if (application is null)
            {
                var teamId = team is null ? null : await observed.FindIdAsync(portalId, team, cancellationToken).ConfigureAwait(false);
                await WriteAllAsync(observed, portalId, filter with { TeamId = teamId }, limit, output, cancellationToken)
                    .OrUnknownAsync(() => Failures.UnknownPortal(portalId)).ConfigureAwait(false);
                return;
            }

            var id = await observed.FindIdAsync(portalId, application, cancellationToken).ConfigureAwait(false);
            await output.WriteAllAsync(observed.ListCredentials(portalId, id, application.Name), cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownApplication(application.Text)).ConfigureAwait(false);
        };
    }

    /// <summary>
    /// Reads the credentials of all applications, <paramref name="limit"/> requests at a time, in the order of the applications. What was read
    /// waits behind a slow application instead of holding up further requests.
    /// </summary>
    private static async Task WriteAllAsync(
        AdminDoor door, string portalId, PortalApplicationFilter filter, int limit, RecordOutput output, CancellationToken cancellationToken)
    {
        var permits = new SemaphoreSlim(limit);
        var underWay = new Queue<Task<IReadOnlyList<PortalCredential>>>();
        await foreach (var application in door.ListApplications(portalId, filter).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            while (underWay.Count > 0 && (underWay.Peek().IsCompleted || underWay.Count == limit * MaxBehind))
            {
                await WriteNextAsync().ConfigureAwait(false);
            }

            underWay.Enqueue(ReadAsync(door, portalId, application, permits, cancellationToken));
        }

        while (underWay.Count > 0)
        {
            await WriteNextAsync().ConfigureAwait(false);
        }

        async Task WriteNextAsync()
        {
            foreach (var credential in await underWay.Dequeue().ConfigureAwait(false))
            {
                await output.WriteAsync(credential).ConfigureAwait(false);
            }
        }
    }

    private static async Task<IReadOnlyList<PortalCredential>> ReadAsync(
        AdminDoor door, string portalId, PortalApplication application, SemaphoreSlim permits, CancellationToken cancellationToken)
    {
        await permits.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await door.ListCredentials(portalId, application.Id, application.Name).ReadAllAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
        {
            // The application was deleted after it was listed.
            return [];
        }
        finally
        {
            permits.Release();
        }
    }
}
