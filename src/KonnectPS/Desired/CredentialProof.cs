using System.Management.Automation;
using KonnectPS.Client;
using KonnectPS.Diagnosis;
using KonnectPS.Engine;
using KonnectPS.Errors;
using KonnectPS.Session;

namespace KonnectPS.Desired;

/// <summary>Has the credentials of one application prove that they work, with a real call of the address that was given.</summary>
internal sealed class CredentialProof
{
    private readonly ProofDemand _demand;
    private readonly KonnectSession _session;
    private readonly Application _application;
    private readonly string? _api;
    private readonly RecordOutput _output;
    private readonly List<KonnectCredential> _proven = [];

    /// <param name="demand">Where they are tried.</param>
    /// <param name="session">Is asked why one does not work.</param>
    /// <param name="application">The application.</param>
    /// <param name="apis">The APIs that they are to open, one of which is behind the address.</param>
    /// <param name="output">The clock, and who follows the requests.</param>
    public CredentialProof(ProofDemand demand, KonnectSession session, Application application, IReadOnlyList<Identity.ApiIdentity> apis, RecordOutput output)
    {
        _demand = demand;
        _session = session;
        _application = application;
        _api = apis.Count == 1 ? apis[0].Text : null;
        _output = output;
    }

    /// <summary>How long a new credential is given to work.</summary>
    public TimeSpan Timeout => _demand.Timeout;

    /// <summary>True for a credential that has worked in this run.</summary>
    public bool IsProven(KonnectCredential credential) => _proven.Contains(credential);

    /// <summary>Tries a new credential until it works or the time is over.</summary>
    /// <exception cref="KonnectCommandException">It can't be tried.</exception>
    public Task<CredentialTest> TryAsync(KonnectCredential credential, CancellationToken cancellationToken) =>
        TryAsync(credential, _demand.Timeout, cancellationToken);

    /// <summary>Makes sure that the credential in place works. One that is older than a new one is given is tried once.</summary>
    /// <param name="credential">The credential, with its secret.</param>
    /// <param name="isNew">True for one that this run has minted.</param>
    /// <param name="vault">The vault that holds it; null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KonnectCommandException">It does not work, or can't be tried.</exception>
    public async Task DemandAsync(KonnectCredential credential, bool isNew, string? vault, CancellationToken cancellationToken)
    {
        if (IsProven(credential))
        {
            return;
        }

        var left = isNew || credential.CreatedAt is not { } created ? _demand.Timeout : created + _demand.Timeout - _output.Clock.GetUtcNow();
        var test = await TryAsync(credential, left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        if (!test.Works)
        {
            throw Failures.CredentialNotWorking(_application.Name, test, vault);
        }
    }

    private async Task<CredentialTest> TryAsync(KonnectCredential credential, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var tried = ProbedCredential.Of(new PSObject(credential), keyName: null)!;
        var probe = new CredentialProbe(tried, _demand.Call, _demand.GrantFor(credential), ClientAuthentication.Either, _output);
        var test = await probe.RunAsync(
            timeout,
            (finding, token) => new SessionEvidence(tried, _session, _api, _output).RefineAsync(finding, token),
            cancellationToken).ConfigureAwait(false);
        if (test.Works)
        {
            _proven.Add(credential);
        }

        return test;
    }
}
