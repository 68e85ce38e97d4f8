using System.Management.Automation;

namespace KonnectPS.Mcp.Shells;

/// <summary>What a command emitted.</summary>
/// <param name="Objects">The objects, in order.</param>
/// <param name="Warnings">The texts of its warnings.</param>
internal sealed record ShellOutput(IReadOnlyList<PSObject> Objects, IReadOnlyList<string> Warnings);
