using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;

namespace KonnectPS.Commands;

/// <summary>Gets the auth strategies that applications of the portal can use.</summary>
/// <remarks>Calls GET /api/v3/application-auth-strategies.</remarks>
[Cmdlet(VerbsCommon.Get, "KonnectAuthStrategy")]
[OutputType(typeof(AuthStrategy))]
public sealed class GetKonnectAuthStrategyCommand : PipelineCmdlet
{
    /// <summary>The name; wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "*";

    private protected override object? Target => Name;

    private protected override RecordWork? Prepare()
    {
        var (door, pattern) = (DemandDeveloperDoor(), new NamePattern(Name));
        return async (output, cancellationToken) =>
        {
            var any = false;
            await foreach (var strategy in door.Observed(output).ListAuthStrategies(pattern.Exact).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (pattern.IsMatch(strategy.Name))
                {
                    any = true;
                    await output.WriteAsync(strategy).ConfigureAwait(false);
                }
            }

            if (!any && pattern.Exact is { } name)
            {
                throw Failures.UnknownAuthStrategy(name);
            }
        };
    }
}
