using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the developer's own and their teams' applications.</summary>
/// <remarks>
/// <para>Names are filtered by the server, and long lists come out as they are read. A name without wildcards that no application
/// has is an error; a pattern that matches nothing is not.</para>
/// </remarks>
/// <operation>GET /api/v3/applications</operation>
/// <operation>GET /api/v3/applications/{applicationId}, for an id</operation>
/// <role>A developer who is signed in.</role>
/// <example>
/// <title>List the applications</title>
/// <code>Get-KonnectApplication</code>
/// </example>
/// <example>
/// <title>Find applications by the beginning of their name</title>
/// <code>Get-KonnectApplication orders-*</code>
/// </example>
/// <example>
/// <title>Get the application of a credential</title>
/// <code>
/// $key = New-KonnectCredential orders-bot
/// Get-KonnectApplication -Id $key.ApplicationId
/// </code>
/// </example>
/// <example>
/// <title>See every credential there is</title>
/// <code>Get-KonnectApplication | Get-KonnectCredential</code>
/// <para>Eight applications are read at a time.</para>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectApplication", DefaultParameterSetName = "Name")]
[OutputType(typeof(Application))]
public sealed class GetKonnectApplicationCommand : PipelineCmdlet
{
    /// <summary>The name; wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "Name")]
    [TextTransformation("Name", Wildcards = true, Otherwise = ["ApplicationId", "Id"])]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ApplicationCompleter))]
    public string Name { get; set; } = "*";

    /// <summary>The application's id.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    public string ApplicationId { get; set; } = "";

    private protected override object? Target => ParameterSetName == "Id" ? ApplicationId : Name;

    private protected override RecordWork? Prepare()
    {
        var door = DemandDeveloperDoor();
        if (ParameterSetName == "Id")
        {
            var id = ApplicationIdentity.OfId(ApplicationId);
            return async (output, cancellationToken) =>
                await output.WriteAsync(await door.Observed(output).FindAsync(id, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }

        var pattern = new NamePattern(Name);
        return async (output, cancellationToken) =>
            await output.WriteMatchesAsync(
                door.Observed(output).ListApplications(pattern.Exact, pattern.Contained), pattern, application => application.Name, Failures.UnknownApplication, cancellationToken).ConfigureAwait(false);
    }
}
