namespace KonnectPS.Help;

/// <summary>An example of a cmdlet.</summary>
/// <param name="Title">What it is for.</param>
/// <param name="Code">What a user types.</param>
/// <param name="Remarks">What happens, in paragraphs; may be none.</param>
/// <param name="NotRun">Why no test runs it against the sandbox; null when one does.</param>
public sealed record HelpExample(string Title, string Code, IReadOnlyList<string> Remarks, string? NotRun);
