using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace KonnectPS.Tests.Quickstart;

/// <summary>docs/quickstart.svg is drawn of what the quickstart prints (tools/TerminalPicture.cs); this tells when it is out of date.</summary>
public sealed partial class QuickstartPictureTests
{
    [Fact]
    public void The_picture_shows_statements_and_comments_of_the_script()
    {
        var script = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, "samples/quickstart.ps1"));
        var drawn = XDocument.Load(Path.Combine(RepositoryRoot.Path, "docs/quickstart.svg")).Descendants()
            .Where(element => element.Name.LocalName == "text")
            .Select(element => element.Value)
            .ToList();
        var told = drawn.Where(line => line.StartsWith("PS> ", StringComparison.Ordinal) || line.StartsWith("# ", StringComparison.Ordinal))
            .Select(line => Prompt().Replace(line, ""))
            .ToList();
        Assert.True(told.Count > 10);
        Assert.Equal([], told.Where(line => !script.Contains(line)));
        Assert.Contains("Done: every step did what it says.", drawn);
    }

    [GeneratedRegex("^PS> ")]
    private static partial Regex Prompt();
}
