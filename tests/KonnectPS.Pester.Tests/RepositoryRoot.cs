namespace KonnectPS.Pester.Tests;

/// <summary>The folder of KonnectPS.psd1 above the tests.</summary>
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "KonnectPS.psd1")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("KonnectPS.psd1 stands in no folder above the tests.");
    }
}
