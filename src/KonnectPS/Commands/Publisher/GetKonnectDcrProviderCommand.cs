using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Completion;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Identity;
using KonnectPS.Parameters;

namespace KonnectPS.Commands;

/// <summary>Gets the identity providers at which Konnect registers a client for each application (dynamic client registration).</summary>
/// <remarks>
/// <para>Their secrets are never shown.</para>
/// <para>-Verify has Konnect try each of them: Verification then says <c>success</c>, or <c>failed</c> and why. Konnect may register a
/// client there to find out.</para>
/// </remarks>
/// <operation>GET /v2/dcr-providers</operation>
/// <operation>GET /v2/dcr-providers/{dcrProviderId}, for an id</operation>
/// <operation>POST /v2/dcr-providers/{dcrProviderId}/verify, with -Verify</operation>
/// <role>DCR Provider Viewer.</role>
/// <example>
/// <title>List the providers</title>
/// <code>Get-KonnectDcrProvider</code>
/// </example>
/// <example>
/// <title>Find out which of them do not work</title>
/// <code>Get-KonnectDcrProvider -Verify | Where-Object { $_.Verification.Status -ne 'success' }</code>
/// </example>
/// <example>
/// <title>See what Konnect says of one</title>
/// <code>(Get-KonnectDcrProvider sandbox-idp -Verify).Verification.Errors</code>
/// </example>
[Cmdlet(VerbsCommon.Get, "KonnectDcrProvider")]
[OutputType(typeof(DcrProvider))]
public sealed class GetKonnectDcrProviderCommand : PipelineCmdlet
{
    /// <summary>The name, or an id; wildcards are permitted. Default: all.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [TextTransformation("DcrProviderId", "Id", "Name", Wildcards = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(DcrProviderCompleter))]
    public string Name { get; set; } = "*";

    /// <summary>Has Konnect try whether it can register clients there.</summary>
    [Parameter]
    public SwitchParameter Verify { get; set; }

    private protected override object? Target => Name;

    private protected override RecordWork? Prepare()
    {
        var (door, name, pattern, verify) = (DemandAdminDoor(), Name, new NamePattern(Name), Verify.IsPresent);
        return async (output, cancellationToken) =>
        {
            var observed = door.Observed(output);
            if (Guid.TryParse(name, out _))
            {
                var one = await observed.GetDcrProviderAsync(name, cancellationToken)
                    .OrUnknownAsync(() => Failures.UnknownDcrProvider(name)).ConfigureAwait(false);
                await WriteAsync(observed, one, verify, output, cancellationToken).ConfigureAwait(false);
                return;
            }

            var any = false;
            await foreach (var provider in observed.ListDcrProviders(pattern.Exact, pattern.Contained).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (pattern.IsMatch(provider.Name))
                {
                    any = true;
                    await WriteAsync(observed, provider, verify, output, cancellationToken).ConfigureAwait(false);
                }
            }

            if (!any && pattern.Exact is { } exact)
            {
                throw Failures.UnknownDcrProvider(exact);
            }
        };
    }

    private static async Task WriteAsync(AdminDoor door, DcrProvider provider, bool verify, RecordOutput output, CancellationToken cancellationToken)
    {
        if (verify)
        {
            await door.VerifyDcrProviderAsync(provider, cancellationToken).ConfigureAwait(false);
        }

        await output.WriteAsync(provider).ConfigureAwait(false);
    }
}
