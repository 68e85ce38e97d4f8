using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Changes an application; what is not given stays as it is.</summary>
/// <remarks>
/// <para>The auth strategy of an application can't be changed: create another one. -Scope takes the place of all scopes it has.
/// A name that is taken is an error.</para>
/// <para>-PassThru emits the application as the change left it; without it nothing is emitted.</para>
/// </remarks>
/// <operation>PATCH /api/v3/applications/{applicationId}</operation>
/// <operation>GET /api/v3/applications, for an application given by name</operation>
/// <role>A developer who is signed in. To give it to a team, one of that team.</role>
/// <example>
/// <title>Say what an application is for</title>
/// <code>Set-KonnectApplication orders-bot -Description 'Reads orders for the nightly report'</code>
/// </example>
/// <example>
/// <title>Give it another name</title>
/// <code>Set-KonnectApplication orders-bot -Name orders-reader -PassThru</code>
/// <para>Its registrations and credentials stay as they are. Request-KonnectCredential knows an application by its name: use
/// the new one there too.</para>
/// </example>
/// <example>
/// <title>Hand an application over to a team</title>
/// <code>Get-KonnectApplication orders-* | Set-KonnectApplication -TeamId $teamId</code>
/// </example>
[Cmdlet(VerbsCommon.Set, "KonnectApplication", SupportsShouldProcess = true)]
[OutputType(typeof(Application))]
public sealed class SetKonnectApplicationCommand : PipelineCmdlet
{
    /// <summary>The application: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(ApplicationIdentity))]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public ApplicationIdentity Application { get; set; } = null!;

    /// <summary>The new name, up to 255 characters.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Name { get; set; }

    /// <summary>What it is for, up to 255 characters.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>Where an identity provider sends users back to.</summary>
    [Parameter]
    public Uri? RedirectUri { get; set; }

    /// <summary>The client id at your identity provider; for self-managed strategies.</summary>
    [Parameter]
    [TextTransformation("ClientId", "client_id", Kind = typeof(AuthServerClient))]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>The scopes to ask for instead of those it has.</summary>
    [Parameter]
    [Alias("Scopes")]
    public string[]? Scope { get; set; }

    /// <summary>The id of the team that is to own it.</summary>
    [Parameter]
    [TextTransformation("TeamId", "team_id", Kind = typeof(PortalTeam))]
    [Alias("Team")]
    [ValidateNotNullOrEmpty]
    public string? TeamId { get; set; }

    /// <summary>Emits the application as the change left it.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override object? Target => Application?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, application, passThru) = (DemandDeveloperDoor(), Application, PassThru.IsPresent);
        foreach (var (parameter, value) in new[] { (nameof(Name), Name), (nameof(Description), Description) })
        {
            if (value?.Length > 255)
            {
                Terminate(Failures.NameTooLong(parameter, value.Length));
            }
        }

        var change = new ApplicationChange
        {
            Name = Name, Description = Description, ClientId = ClientId, Scopes = Scope, TeamId = TeamId,
        };
        var redirectUri = RedirectUri;
        if (change == new ApplicationChange() && redirectUri is null)
        {
            Terminate(Failures.NothingToChange(application.Text, "-Name or -Description"));
        }

        if (!ShouldProcess(application.Text, "Change application"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            change = change with { RedirectUri = RedirectAddress.Of(redirectUri) };
            var observed = door.Observed(output);
            var id = await observed.FindIdAsync(application, cancellationToken).ConfigureAwait(false);
            try
            {
                var changed = await observed.UpdateApplicationAsync(id, change, cancellationToken).ConfigureAwait(false);
                if (passThru)
                {
                    await output.WriteAsync(changed).ConfigureAwait(false);
                }
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
            {
                throw Failures.UnknownApplication(application.Text);
            }
        };
    }
}
