using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Commands;

/// <summary>Gets the developer's own and their teams' applications.</summary>
/// <remarks>Calls GET /api/v3/applications, filtered by the server, or GET /api/v3/applications/{applicationId}.</remarks>
[Cmdlet(VerbsCommon.Get, "KonnectApplication", DefaultParameterSetName = "Name")]
[OutputType(typeof(Application))]
public sealed class GetKonnectApplicationCommand : PipelineCmdlet
{
    /// <summary>The name; wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "Name")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "*";

    /// <summary>The application's id.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Id")]
    [Alias("ApplicationId")]
    [ValidateNotNullOrEmpty]
    public string Id { get; set; } = "";

    private protected override object? Target => ParameterSetName == "Id" ? Id : Name;

    private protected override RecordWork? Prepare()
    {
        var door = DemandDeveloperDoor();
        if (ParameterSetName == "Id")
        {
            var id = ApplicationIdentity.OfId(Id);
            return async (output, cancellationToken) =>
                await output.WriteAsync(await door.Observed(output).FindAsync(id, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }

        var pattern = new NamePattern(Name);
        return async (output, cancellationToken) =>
        {
            var any = false;
            var list = door.Observed(output).ListApplications(pattern.Exact, pattern.Contained);
            await foreach (var application in list.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (pattern.IsMatch(application.Name))
                {
                    any = true;
                    await output.WriteAsync(application).ConfigureAwait(false);
                }
            }

            if (!any && pattern.Exact is { } name)
            {
                throw Failures.UnknownApplication(name);
            }
        };
    }
}
