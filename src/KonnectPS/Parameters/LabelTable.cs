using System.Collections;

namespace KonnectPS.Parameters;

/// <summary>Reads labels that are given as a hashtable.</summary>
internal static class LabelTable
{
    /// <summary>The labels, every value as text; null where none are given.</summary>
    public static IReadOnlyDictionary<string, string?>? Read(Hashtable? table) =>
        table?.Cast<DictionaryEntry>().ToDictionary(label => label.Key.ToString()!, label => label.Value?.ToString());
}
