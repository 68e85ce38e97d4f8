namespace KonnectPS.Pester.Tests;

/// <summary>What <c>Invoke-TestFile.ps1</c> writes of one test.</summary>
/// <param name="Name">The names of its blocks and its own.</param>
/// <param name="Result">Passed, Failed, Skipped, NotRun or Inconclusive.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="Text">Why it failed or was skipped.</param>
internal sealed record PesterResult(string Name, string Result, decimal Seconds, string? Text);

/// <summary>What it writes of a test file.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Text">What failed outside of a test.</param>
/// <param name="Tests">The tests, in the order of the file.</param>
internal sealed record PesterFileResult(string File, string? Text, IReadOnlyList<PesterResult> Tests);

/// <summary>The whole of what it writes.</summary>
internal sealed record PesterReport(IReadOnlyList<PesterFileResult> Files);
