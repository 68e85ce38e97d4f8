using System.Management.Automation;

namespace KonnectPS.Mcp.Shells;

/// <summary>A command ended in an error. It is told to the model by its id, its message and its remedy.</summary>
internal sealed class ShellError : Exception
{
    public ShellError(string errorId, string message, string? remedy, string? traceId = null)
        : base(message)
    {
        ErrorId = errorId;
        Remedy = remedy;
        TraceId = traceId;
    }

    /// <summary>The part of the fully qualified error id that stays the same between versions.</summary>
    public string ErrorId { get; }

    /// <summary>What to do next, or null.</summary>
    public string? Remedy { get; }

    /// <summary>By which Kong's support finds the request, or null.</summary>
    public string? TraceId { get; }

    public static ShellError Of(ErrorRecord record)
    {
        var traceId = record.Exception.GetType().GetProperty("TraceId")?.GetValue(record.Exception) as string;
        return new ShellError(
            record.FullyQualifiedErrorId.Split(',')[0], record.Exception.Message, record.ErrorDetails?.RecommendedAction, traceId);
    }
}
