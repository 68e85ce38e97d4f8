namespace KonnectPS.Help;

/// <summary>What help adds to a cmdlet's own words.</summary>
internal static class HelpNotes
{
    /// <summary>The notes: what it calls and who may.</summary>
    public static IEnumerable<string> Of(CmdletHelp cmdlet)
    {
        yield return cmdlet.Operations.Count == 0
            ? "Calls nothing."
            : $"Calls {string.Join("; ", cmdlet.Operations)}.";
        yield return $"Role needed: {cmdlet.Role}";
    }

    /// <summary>The cmdlets of the same noun.</summary>
    public static IEnumerable<string> RelatedTo(CmdletHelp cmdlet, ModuleHelp module) =>
        [.. module.Cmdlets.Where(other => other.Noun == cmdlet.Noun && other != cmdlet).Select(other => other.Name), "about_KonnectPS"];
}
