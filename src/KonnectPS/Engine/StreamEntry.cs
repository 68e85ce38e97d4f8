using System.Management.Automation;
using KonnectPS.Client;

namespace KonnectPS.Engine;

/// <summary>An entry for one of the cmdlet's streams.</summary>
/// <param name="Stream">Which stream.</param>
/// <param name="Payload">What the stream takes: an object, an ErrorRecord, a text, a ProgressRecord, a <see cref="RequestAttempt"/> or a call.</param>
internal readonly record struct StreamEntry(StreamEntry.Target Stream, object? Payload)
{
    /// <summary>The streams.</summary>
    internal enum Target
    {
        Output,
        Error,
        Warning,
        Verbose,
        Information,
        Progress,
        Call,
    }

    /// <summary>Writes the entry; on the pipeline's thread.</summary>
    public void WriteTo(PSCmdlet cmdlet, bool terminateOnError)
    {
        switch (Stream)
        {
            case Target.Output:
                cmdlet.WriteObject(Payload);
                break;
            case Target.Error when terminateOnError:
                cmdlet.ThrowTerminatingError((ErrorRecord)Payload!);
                break;
            case Target.Error:
                cmdlet.WriteError((ErrorRecord)Payload!);
                break;
            case Target.Warning:
                cmdlet.WriteWarning((string)Payload!);
                break;
            case Target.Verbose:
                var attempt = (RequestAttempt)Payload!;
                cmdlet.WriteVerbose(AttemptText.Of(attempt));
                foreach (var body in AttemptText.BodiesOf(attempt))
                {
                    cmdlet.WriteDebug(body);
                }

                break;
            case Target.Information:
                // The tag by which a host shows it at once, as Write-Host does.
                cmdlet.WriteInformation(new HostInformationMessage { Message = (string)Payload! }, ["PSHOST"]);
                break;
            case Target.Progress:
                cmdlet.WriteProgress((ProgressRecord)Payload!);
                break;
            case Target.Call:
                ((Action<PSCmdlet>)Payload!)(cmdlet);
                break;
            default:
                throw new InvalidOperationException($"There is no stream {Stream}.");
        }
    }
}
