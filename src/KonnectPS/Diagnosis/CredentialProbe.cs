using System.Management.Automation;
using System.Security;
using KonnectPS.Client;
using KonnectPS.Engine;

namespace KonnectPS.Diagnosis;

/// <summary>Tries a credential, again and again while there is time, and says what it came to.</summary>
internal sealed class CredentialProbe
{
    private static readonly TimeSpan FirstBackOff = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan MaxBackOff = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestAttempt = TimeSpan.FromSeconds(1);

    private readonly ProbedCredential _credential;
    private readonly ApiCall _call;
    private readonly ClientCredentialsGrant? _grant;
    private readonly ClientAuthentication _authentication;
    private readonly RecordOutput _output;
    private SecureString? _token;

    /// <param name="credential">The credential.</param>
    /// <param name="call">Where it is tried.</param>
    /// <param name="grant">Where a client gets its token; null for an API key.</param>
    /// <param name="authentication">How the client proves who it is.</param>
    /// <param name="output">The clock, and who follows the requests.</param>
    public CredentialProbe(
        ProbedCredential credential, ApiCall call, ClientCredentialsGrant? grant, ClientAuthentication authentication, RecordOutput output)
    {
        _credential = credential;
        _call = call;
        _grant = grant;
        _authentication = authentication;
        _output = output;
    }

    /// <summary>Tries the credential.</summary>
    /// <param name="timeout">How long it is tried again while it does not work; zero for one attempt.</param>
    /// <param name="refine">Looks up what a refusal means, once, when the time is over.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<CredentialTest> RunAsync(
        TimeSpan timeout, Func<Finding, CancellationToken, Task<Finding>> refine, CancellationToken cancellationToken)
    {
        var clock = _output.Clock;
        var start = clock.GetTimestamp();
        var progress = new ProgressRecord(0, "Waiting for the credential to work", _call.Address.ToString());
        var waited = false;
        var attempts = 1;
        for (var backOff = FirstBackOff; ; backOff = backOff < MaxBackOff ? backOff + backOff : MaxBackOff, attempts++)
        {
            var finding = await AttemptAsync(OptionsFor(timeout, timeout - clock.GetElapsedTime(start)), cancellationToken).ConfigureAwait(false);
            var left = timeout - clock.GetElapsedTime(start);
            if (finding.IsFinal || left <= TimeSpan.Zero)
            {
                if (waited)
                {
                    progress.RecordType = ProgressRecordType.Completed;
                    _output.WriteProgress(progress);
                }

                finding = finding.Result == CredentialTestResult.Works ? finding : await refine(finding, cancellationToken).ConfigureAwait(false);
                return new CredentialTest
                {
                    Result = finding.Result,
                    StatusCode = finding.StatusCode,
                    Uri = _call.Address,
                    TokenEndpoint = _grant?.Address,
                    Application = _credential.ApplicationName ?? _credential.ApplicationId,
                    Seen = finding.Seen,
                    Remedy = finding.Remedy,
                    Elapsed = clock.GetElapsedTime(start),
                    Attempts = attempts,
                };
            }

            waited = true;
            progress.SecondsRemaining = (int)left.TotalSeconds;
            _output.WriteProgress(progress);
            await clock.WaitAsync(backOff < left ? backOff : left, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>An attempt of the waiting ends with it.</summary>
    private PipelineOptions OptionsFor(TimeSpan timeout, TimeSpan left)
    {
        var options = _output.PipelineOptions;
        var longest = left > ShortestAttempt ? left : ShortestAttempt;
        return timeout > TimeSpan.Zero && longest < options.AttemptTimeout ? options with { AttemptTimeout = longest } : options;
    }

    private async Task<Finding> AttemptAsync(PipelineOptions options, CancellationToken cancellationToken)
    {
        if (_grant is not null && _token is null)
        {
            try
            {
                var response = await _grant.AskAsync(_authentication, options, _output, cancellationToken).ConfigureAwait(false);
                if (ResponseReading.OfToken(response, _grant.Address) is { } refused)
                {
                    return refused;
                }

                _token = response.AccessToken;
            }
            catch (KonnectException e)
            {
                return ResponseReading.TokenEndpointDown(e);
            }
        }

        try
        {
            var (header, prefix, secret) = _token is { } token
                ? ("Authorization", "Bearer ", token)
                : (_credential.KeyName ?? ProbedCredential.DefaultKeyName, "", _credential.Secret);
            var response = await _call.SendAsync(header, prefix, secret, options, _output, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == 401)
            {
                // It may be that the gateway wants one that was given out after the registration.
                _token = null;
            }

            return ResponseReading.OfApi(response, _grant is null ? header : null, _credential.KeyName is null, _call.Address);
        }
        catch (KonnectException e) when (e.Kind != KonnectErrorKind.InvalidRequest)
        {
            return ResponseReading.GatewayDown(e);
        }
    }
}
