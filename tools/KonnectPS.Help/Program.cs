using KonnectPS;
using KonnectPS.Help;

var root = RepositoryRoot.Path;
ModuleHelp[] modules;
try
{
    modules =
    [
        ModuleHelp.Read(Path.Combine(root, "bin/net8.0/KonnectPS.dll")),
        ModuleHelp.Read(Path.Combine(root, "bin/KonnectPS.Mcp/KonnectPS.Mcp.dll")),
    ];
}
catch (HelpException e)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}

var files = HelpFiles.Of(modules);
foreach (var (path, text) in files)
{
    var file = Path.Combine(root, path);
    Directory.CreateDirectory(Path.GetDirectoryName(file)!);
    File.WriteAllText(file, text);
}

// The pages of cmdlets that are no more.
foreach (var page in Directory.GetFiles(Path.Combine(root, HelpFiles.ReferenceFolder)))
{
    if (!files.ContainsKey($"{HelpFiles.ReferenceFolder}/{Path.GetFileName(page)}"))
    {
        File.Delete(page);
    }
}

Console.WriteLine($"{modules.Sum(module => module.Cmdlets.Count)} cmdlets: their help and {HelpFiles.ReferenceFolder} are written.");
return 0;
