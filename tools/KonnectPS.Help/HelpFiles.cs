namespace KonnectPS.Help;

/// <summary>The files that are made from the documentation comments.</summary>
public static class HelpFiles
{
    /// <summary>The folder of the pages.</summary>
    public const string ReferenceFolder = "docs/reference";

    private const string MainModule = "KonnectPS";

    /// <summary>The text of each file, by its path from the root of the repository.</summary>
    public static IReadOnlyDictionary<string, string> Of(params IReadOnlyList<ModuleHelp> modules)
    {
        Dictionary<string, string> files = [];
        foreach (var module in modules)
        {
            files.Add(MamlPath(module), MamlDocument.Of(module));
            foreach (var cmdlet in module.Cmdlets)
            {
                files.Add($"{ReferenceFolder}/{cmdlet.Name}.md", MarkdownPage.Of(cmdlet, module));
            }
        }

        files.Add($"{ReferenceFolder}/README.md", MarkdownPage.IndexOf([.. modules.SelectMany(module => module.Cmdlets)]));
        return files;
    }

    /// <summary>Where Get-Help looks for the help of the module's assembly: beside its manifest.</summary>
    private static string MamlPath(ModuleHelp module) =>
        (module.Name == MainModule ? "" : $"src/{module.Name}/") + $"en-US/{module.Name}.dll-Help.xml";
}
