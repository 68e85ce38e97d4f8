using System.Diagnostics;

namespace KonnectPS.Tests.Packaging;

/// <summary>The folder that users install, made anew by what makes it for a release.</summary>
public sealed class PackedModule : IAsyncLifetime
{
    private readonly DirectoryInfo _place = Directory.CreateTempSubdirectory("konnectps-pack-");

    public string Folder => Path.Combine(_place.FullName, "KonnectPS");

    public string Manifest => Path.Combine(Folder, "KonnectPS.psd1");

    /// <summary>The paths in the folder, in order, with slashes.</summary>
    public IReadOnlyList<string> Files =>
    [
        .. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public async Task InitializeAsync()
    {
        var targets = Path.Combine(RepositoryRoot.Path, "src/KonnectPS/KonnectPS.pack.targets");
        var start = new ProcessStartInfo("dotnet", ["msbuild", targets, "-noLogo", $"-property:PackFolder={_place.FullName}"])
        {
            RedirectStandardOutput = true,
        };
        using var pack = Process.Start(start)!;
        var output = await pack.StandardOutput.ReadToEndAsync();
        await pack.WaitForExitAsync();
        Assert.True(pack.ExitCode == 0, output);
    }

    public Task DisposeAsync()
    {
        _place.Delete(recursive: true);
        return Task.CompletedTask;
    }
}
