namespace KonnectPS.Pester.Tests;

/// <summary>The module as users install it, packed from what is built.</summary>
internal static class PackedModule
{
    /// <summary>Packs it beside the tests.</summary>
    /// <returns>The path of its manifest.</returns>
    public static async Task<string> MakeAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "packed");
        await PesterShell.RunScriptAsync(Path.Combine(RepositoryRoot.Path, "build.ps1"), "pack", "-NoBuild", "-Destination", folder);
        return Path.Combine(folder, "KonnectPS", "KonnectPS.psd1");
    }
}
