namespace KonnectPS.Help;

/// <summary>The parameters that PowerShell adds to a cmdlet which asks for them.</summary>
internal static class StandardParameters
{
    private static readonly Dictionary<string, string> Descriptions = new(StringComparer.Ordinal)
    {
        ["WhatIf"] = "Shows what would be done, and sends no request that changes anything.",
        ["Confirm"] = "Asks before anything is changed; -Confirm:$false never asks.",
        ["First"] = "Emits only this many.",
        ["Skip"] = "Leaves out this many at the beginning.",
        ["IncludeTotalCount"] = "Emits the number of all there are first.",
    };

    public static bool IsOne(string name) => Descriptions.ContainsKey(name);

    public static string? DescriptionOf(string name) => Descriptions.GetValueOrDefault(name);
}
