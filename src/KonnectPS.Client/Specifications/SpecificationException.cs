namespace KonnectPS.Client;

/// <summary>A file can't be read as an OpenAPI or AsyncAPI document.</summary>
public sealed class SpecificationException : Exception
{
    /// <param name="line">The line, from 1; null for the document as a whole.</param>
    /// <param name="reason">Why, in words that follow the name of the file.</param>
    internal SpecificationException(int? line, string reason)
        : base(reason)
    {
        Line = line;
    }

    /// <summary>The line, from 1; null for the document as a whole.</summary>
    public int? Line { get; }
}
