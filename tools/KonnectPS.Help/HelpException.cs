namespace KonnectPS.Help;

/// <summary>A documentation comment that help can't be made of.</summary>
public sealed class HelpException : Exception
{
    /// <param name="message">Which one, and why.</param>
    public HelpException(string message)
        : base(message)
    {
    }
}
