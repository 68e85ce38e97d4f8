using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Parameters;
using KonnectPS.Session;

namespace KonnectPS.Commands;

/// <summary>Creates a Dev Portal in the region, through the admin door.</summary>
/// <remarks>
/// <para>When the name is taken, the existing portal is emitted, with a warning that says what differs from what was asked for;
/// Set-KonnectPortal changes it. The command can so be run again.</para>
/// <para>Konnect gives the portal its address: CanonicalDomain. Connect-KonnectPortal -Portal finds it by the portal's name, and right after
/// this command in the same runspace it waits until the portal is served there, as Register-KonnectDeveloper does.</para>
/// <para>After a lost response the portal is looked for by its name, and the one that is found is emitted if it is as asked for.</para>
/// <para>Kong's contract does not say how a taken name is refused (it has no 409 here): a 400 that complains of the name, and a 409, are
/// both taken for it, and only where a portal of this name is then found.</para>
/// </remarks>
/// <operation>POST /v3/portals</operation>
/// <operation>GET /v3/portals, when the name is taken or a response was lost</operation>
/// <operation>GET /v2/application-auth-strategies, for a strategy given by name</operation>
/// <role>Portal Creator.</role>
/// <example>
/// <title>Create a portal in which nobody waits for an administrator</title>
/// <code>New-KonnectPortal agents -AutoApproveDevelopers -AutoApproveApplications -DefaultAuthStrategy key-auth</code>
/// </example>
/// <example>
/// <title>From a portal that does not exist yet to a developer in it</title>
/// <code>
/// New-KonnectPortal agents -AutoApproveDevelopers
/// Connect-KonnectPortal -Portal agents -PersonalAccessToken $token -Region eu
/// Register-KonnectDeveloper nora@example.com 'Nora New'
/// </code>
/// <para>The session knows the portal's address, so that the third line needs none. Confirm-KonnectDeveloper sets the password.</para>
/// </example>
/// <example>
/// <title>Create a portal whose APIs are hidden from strangers, and in which teams and roles decide</title>
/// <code>New-KonnectPortal partners -DisplayName 'For our partners' -DefaultApiVisibility private -RbacEnabled -Label @{ stage = 'production' }</code>
/// </example>
/// <example>
/// <title>Create several</title>
/// <code>'agents', 'partners' | New-KonnectPortal -AutoApproveApplications</code>
/// </example>
[Cmdlet(VerbsCommon.New, "KonnectPortal", SupportsShouldProcess = true)]
[OutputType(typeof(Portal))]
public sealed class NewKonnectPortalCommand : PortalSettingsCmdlet
{
    /// <summary>The name by which it is managed, up to 255 characters, unique in the region.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [TextTransformation("Name")]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    private protected override object? Target => Name;

    private protected override RecordWork? Prepare()
    {
        var door = DemandAdminDoor();
        DemandLengths(Name);
        if (!ShouldProcess(Name, "Create portal"))
        {
            return null;
        }

        var (strategy, changes) = (DefaultAuthStrategy, RunspaceChanges.Current());
        var wanted = new NewPortal
        {
            Name = Name,
            DisplayName = DisplayName,
            Description = Description,
            AuthenticationEnabled = Given(nameof(AuthenticationEnabled)),
            RbacEnabled = Given(nameof(RbacEnabled)),
            DefaultApiVisibility = DefaultApiVisibility,
            DefaultPageVisibility = DefaultPageVisibility,
            AutoApproveDevelopers = Given(nameof(AutoApproveDevelopers)),
            AutoApproveApplications = Given(nameof(AutoApproveApplications)),
            Labels = Labels,
        };
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            wanted = wanted with
            {
                DefaultApplicationAuthStrategyId = await FindStrategyAsync(observed, strategy, cancellationToken).ConfigureAwait(false),
            };
            await output.WriteAsync(await CreateAsync(observed, wanted, changes, output, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        };
    }

    private static async Task<Portal> CreateAsync(
        AdminDoor door, NewPortal wanted, RecentChanges changes, RecordOutput output, CancellationToken cancellationToken)
    {
        try
        {
            var created = await door.CreatePortalOnceAsync(wanted, cancellationToken).ConfigureAwait(false);
            changes.NoteCreation(door.ApiUrl, created);
            return created;
        }
        catch (KonnectException e) when (e.Kind == KonnectErrorKind.Conflict)
        {
            var existing = await FindAsync(door, wanted.Name, e, cancellationToken).ConfigureAwait(false);
            output.WriteWarning(Warnings.PortalReadBack(wanted, existing));
            return existing;
        }
    }

    private static async Task<Portal> FindAsync(AdminDoor door, string name, KonnectException conflict, CancellationToken cancellationToken) =>
        await door.ListPortals(name).FindAsync(portal => portal.Name == name, cancellationToken).ConfigureAwait(false)
        ?? throw (conflict.InnerException is KonnectException { Kind: KonnectErrorKind.InvalidRequest } refused
            ? refused
            : Failures.PortalNotReadable(name, conflict));
}
