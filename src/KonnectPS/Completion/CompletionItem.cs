using KonnectPS.Client;

namespace KonnectPS.Completion;

/// <summary>Something that can be completed.</summary>
/// <param name="Value">What is put on the command line.</param>
/// <param name="Label">What the menu shows.</param>
/// <param name="Hint">What the menu says of it.</param>
internal sealed record CompletionItem(string Value, string Label, string Hint)
{
    /// <summary>Something with a name, which is put on the command line; or its id, where the name has what no command line can hold.</summary>
    public static CompletionItem Named(string? name, string id, string? hint = null) =>
        string.IsNullOrEmpty(name) ? new CompletionItem(id, id, hint ?? id)
            : new CompletionItem(name!.Any(IsLost) ? id : name!, name!, string.IsNullOrEmpty(hint) ? name! : $"{name}: {hint}");

    /// <summary>Something that goes by its id, and is shown and found by its name.</summary>
    public static CompletionItem Identified(string id, string? name, string? hint = null) =>
        new(id, string.IsNullOrEmpty(name) ? id : name!, hint is null ? $"{name} {id}" : $"{name} {id} ({hint})");

    /// <summary>Control characters break a line; those that were cleaned away are not in the name that the server has.</summary>
    private static bool IsLost(char character) => TerminalControl.Is(character) || character == '\uFFFD';
}
