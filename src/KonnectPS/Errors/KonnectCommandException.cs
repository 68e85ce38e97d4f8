using System.Management.Automation;

namespace KonnectPS.Errors;

/// <summary>An error that a cmdlet finds by itself, before or between requests. Its error record carries the id and what to do.</summary>
public sealed class KonnectCommandException : Exception
{
    internal KonnectCommandException(
        string errorId, ErrorCategory category, string message, string recommendedAction, Exception? cause = null)
        : base(message, cause)
    {
        ErrorId = errorId;
        Category = category;
        RecommendedAction = recommendedAction;
    }

    /// <summary>The stable id, as in the error record's FullyQualifiedErrorId.</summary>
    public string ErrorId { get; }

    internal ErrorCategory Category { get; }

    internal string RecommendedAction { get; }
}
