using System.Management.Automation;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Takes a registration back: the application's credentials no longer open that API.</summary>
/// <remarks>
/// <para>The credentials stay, and go on opening the other APIs for which the application is registered. Asks first;
/// -Confirm:$false does not.</para>
/// </remarks>
/// <operation>DELETE /api/v3/applications/{applicationId}/registrations/{registrationId}</operation>
/// <role>A developer who is signed in.</role>
/// <example>
/// <title>Take one API from an application</title>
/// <code>Get-KonnectRegistration orders-bot | Where-Object ApiSlug -EQ payments | Remove-KonnectRegistration</code>
/// </example>
/// <example>
/// <title>Clear away what was rejected</title>
/// <code>Get-KonnectApplication | Get-KonnectRegistration -Status rejected | Remove-KonnectRegistration -Confirm:$false</code>
/// </example>
/// <example>
/// <title>Take a registration back by ids</title>
/// <code>
/// $registration = New-KonnectRegistration orders stock-keeper
/// Remove-KonnectRegistration -Id $registration.Id -ApplicationId $registration.ApplicationId
/// </code>
/// </example>
[Cmdlet(VerbsCommon.Remove, "KonnectRegistration", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = "Registration")]
[OutputType(typeof(void))]
public sealed class RemoveKonnectRegistrationCommand : PipelineCmdlet
{
    /// <summary>The registration, from New-KonnectRegistration or Get-KonnectRegistration.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = "Registration")]
    [IdentityTransformation(typeof(PortalRegistrationIdentity))]
    [ValidateNotNull]
    public PortalRegistrationIdentity Registration { get; set; } = null!;

    /// <summary>The registration's id.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id")]
    [Alias("RegistrationId")]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = "";

    /// <summary>The id of the registration's application.</summary>
    [Parameter(Mandatory = true, ParameterSetName = "Id")]
    [ValidateNotNullOrEmpty]
    public string ApplicationId { get; set; } = "";

    private protected override object? Target => ParameterSetName == "Id" ? Id : Registration;

    private protected override RecordWork? Prepare()
    {
        var door = DemandDeveloperDoor();
        var (applicationId, id, text) = ParameterSetName == "Id"
            ? (ApplicationId, Id, Id)
            : (Registration.ApplicationId, Registration.Id, Registration.ToString());
        if (!ShouldProcess(text, "Delete registration"))
        {
            return null;
        }

        return async (output, cancellationToken) =>
        {
            await door.Observed(output).DeleteRegistrationAsync(applicationId, id, cancellationToken)
                .OrUnknownAsync(() => Failures.UnknownRegistration(text)).ConfigureAwait(false);
        };
    }
}
