namespace KonnectPS;

/// <summary>The folder of KonnectPS.psd1, above the folder that a test or a tool of this repository runs in.</summary>
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

        throw new DirectoryNotFoundException("KonnectPS.psd1 is in no folder above this program.");
    }
}
