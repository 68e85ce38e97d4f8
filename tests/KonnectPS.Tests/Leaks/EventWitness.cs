using System.Collections.Concurrent;
using System.Diagnostics.Tracing;

namespace KonnectPS.Tests.Leaks;

/// <summary>
/// Hears every event of every source of this process, but for two by which .NET tells whoever may attach a debugger of whole requests with
/// their headers, for three that speak of memory and threads alone, and for the test
/// runner's own.
/// </summary>
internal sealed class EventWitness : EventListener
{
    private static readonly string[] Unheard =
        ["Private.InternalDiagnostics.", "Microsoft-Diagnostics-DiagnosticSource", "Microsoft-Windows-DotNETRuntime", "System.Buffers.ArrayPoolEventSource", "System.Threading.Tasks.", "xUnit"];

    private readonly ConcurrentQueue<(string Place, string Text)> _heard = new();

    /// <summary>What was heard since the last call.</summary>
    public IReadOnlyList<(string Place, string Text)> TakeHeard()
    {
        List<(string, string)> heard = [];
        while (_heard.TryDequeue(out var one))
        {
            heard.Add(one);
        }

        return heard;
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (!Unheard.Any(name => eventSource.Name.StartsWith(name, StringComparison.Ordinal)))
        {
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // Heard before the constructor has run.
        foreach (var text in ObjectText.Of(eventData.Payload).Append(eventData.Message ?? ""))
        {
            _heard?.Enqueue(($"event {eventData.EventSource.Name}/{eventData.EventName}", text));
        }
    }
}
