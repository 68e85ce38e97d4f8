namespace KonnectPS.Help;

/// <summary>The files that are made from the documentation comments.</summary>
public static class HelpFiles
{
    /// <summary>Where Get-Help looks for the help of the module's assembly.</summary>
    public const string MamlPath = "en-US/KonnectPS.dll-Help.xml";

    /// <summary>The folder of the pages.</summary>
    public const string ReferenceFolder = "docs/reference";

    /// <summary>The text of each file, by its path from the root of the repository.</summary>
    public static IReadOnlyDictionary<string, string> Of(ModuleHelp module)
    {
        var files = module.Cmdlets.ToDictionary(cmdlet => $"{ReferenceFolder}/{cmdlet.Name}.md", cmdlet => MarkdownPage.Of(cmdlet, module));
        files.Add($"{ReferenceFolder}/README.md", MarkdownPage.IndexOf(module));
        files.Add(MamlPath, MamlDocument.Of(module));
        return files;
    }
}
