using KonnectPS.Sandbox.Contract;

namespace KonnectPS.Pester.Tests;

/// <summary>What came of running one test file.</summary>
/// <param name="report">What Pester reported; null when its shell ended before it could.</param>
/// <param name="violations">The breaches of the contract meanwhile.</param>
/// <param name="output">What the shell printed.</param>
internal sealed class PesterFileRun(PesterFileResult? report, IReadOnlyList<ContractViolation> violations, string output)
{
    /// <summary>The set-up and clean-up of the file's blocks, and what was sent and received.</summary>
    public PesterResult OutsideOfTests
    {
        get
        {
            string?[] faults = [report is null ? Unreported : report.Text, .. violations.Select(violation => $"Contract: {violation}")];
            var text = string.Join("\n\n", faults.Where(fault => !string.IsNullOrEmpty(fault)));
            return new PesterResult("", text.Length == 0 ? "Passed" : "Failed", 0, text);
        }
    }

    private string Unreported => $"The shell ended without a result. It printed:\n\n{output}";

    /// <summary>The result of a test, by its name and by which of that name it is.</summary>
    public PesterResult Test(string name, int ordinal)
    {
        return report?.Tests.Where(test => test.Name == name).ElementAtOrDefault(ordinal)
            ?? new PesterResult(name, "Failed", 0, report is null ? Unreported : $"Pester did not find this test again. It printed:\n\n{output}");
    }
}
