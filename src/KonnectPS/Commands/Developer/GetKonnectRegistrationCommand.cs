using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the registrations of an application.</summary>
/// <remarks>
/// <para>A registration says whether the application's credentials open an API: approved ones do, pending ones wait for an
/// administrator, rejected and revoked ones do not.</para>
/// </remarks>
/// <operation>GET /api/v3/applications/{applicationId}/registrations</operation>
/// <operation>GET /api/v3/applications, for an application given by name</operation>
/// <role>A developer who is signed in.</role>
/// <example>
/// <title>List an application's registrations</title>
/// <code>Get-KonnectRegistration orders-bot</code>
/// </example>
/// <example>
/// <title>Find everything that waits for an administrator</title>
/// <code>Get-KonnectApplication | Get-KonnectRegistration -Status pending</code>
/// </example>
/// <example>
/// <title>See which applications may use an API</title>
/// <code>Get-KonnectApplication | Get-KonnectRegistration -Status approved | Where-Object ApiSlug -EQ orders</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectRegistration")]
[OutputType(typeof(Registration))]
public sealed class GetKonnectRegistrationCommand : PipelineCmdlet
{
    /// <summary>The application: an object, an id or a name.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [IdentityTransformation(typeof(ApplicationIdentity))]
    [Alias("ApplicationId")]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public ApplicationIdentity Application { get; set; } = null!;

    /// <summary>Only those of this status.</summary>
    [Parameter]
    [ValidateSet("approved", "pending", "rejected", "revoked")]
    public string? Status { get; set; }

    private protected override object? Target => Application?.Text;

    private protected override RecordWork? Prepare()
    {
        var (door, application, status) = (DemandDeveloperDoor(), Application, Status);
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            var id = await observed.FindIdAsync(application, cancellationToken).ConfigureAwait(false);
            try
            {
                var list = observed.ListRegistrations(id, status);
                await foreach (var registration in list.WithCancellation(cancellationToken).ConfigureAwait(false))
                {
                    registration.Application = application.Application;
                    await output.WriteAsync(registration).ConfigureAwait(false);
                }
            }
            catch (KonnectException e) when (e.Kind == KonnectErrorKind.NotFound)
            {
                throw Failures.UnknownApplication(application.Text);
            }
        };
    }
}
