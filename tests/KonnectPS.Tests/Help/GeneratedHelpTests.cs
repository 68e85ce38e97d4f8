using KonnectPS.Help;

namespace KonnectPS.Tests.Help;

public sealed class GeneratedHelpTests
{
    [Fact]
    public void The_help_files_are_what_the_comments_say()
    {
        var made = HelpFiles.Of(BuiltModule.Help, BuiltModule.CompanionHelp);
        var old = made.Where(file => !File.Exists(At(file.Key)) || File.ReadAllText(At(file.Key)) != file.Value).Select(file => file.Key);
        Assert.True(!old.Any(), $"Run: dotnet run --project tools/KonnectPS.Help. Older than the comments: {string.Join(", ", old)}");
        var pages = Directory.GetFiles(At(HelpFiles.ReferenceFolder)).Select(page => $"{HelpFiles.ReferenceFolder}/{Path.GetFileName(page)}");
        Assert.Empty(pages.Except(made.Keys));
    }

    private static string At(string path) => Path.Combine(RepositoryRoot.Path, path);
}
