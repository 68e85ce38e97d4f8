using System.Management.Automation;
using KonnectPS.Client;

namespace KonnectPS.Engine;

/// <summary>Something on its way to one of the cmdlet's streams.</summary>
/// <param name="Stream">Which stream.</param>
/// <param name="Payload">An object, an ErrorRecord, a text, a ProgressRecord or a <see cref="RequestAttempt"/>.</param>
internal readonly record struct StreamEntry(StreamEntry.Target Stream, object? Payload)
{
    /// <summary>The streams.</summary>
    internal enum Target
    {
        Output,
        Error,
        Warning,
        Verbose,
    }

    /// <summary>Writes the entry; on the pipeline's thread.</summary>
    public void WriteTo(Cmdlet cmdlet, bool terminateOnError)
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
            default:
                cmdlet.WriteVerbose(AttemptText.Of((RequestAttempt)Payload!));
                break;
        }
    }
}
