using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace KonnectPS.Tests.Architecture;

/// <summary>The arrows of the picture in CONTRIBUTING.md run one way.</summary>
public sealed partial class ArchitectureTests
{
    private const string Client = "src/KonnectPS.Client/";
    private const string Module = "src/KonnectPS/";

    /// <summary>The folders of the client from the bottom up; a folder uses its own layer and those below it.</summary>
    private static readonly string[][] ClientLayers =
    [
        ["Secrets", "Http", "Paging", "Specifications"],
        ["DeveloperDoor", "AdminDoor", "Identity", "Probing"],
        ["EventualConsistency"],
        ["ExactlyOnce"],
    ];

    [Fact]
    public void Nothing_in_src_knows_the_sandbox()
    {
        Assert.Empty(
            from file in SourceArrows.Read("src")
            where file.Value.Contains("KonnectPS.Sandbox", StringComparison.Ordinal)
            select file.Key);
        Assert.Empty(References("src/KonnectPS.Client/KonnectPS.Client.csproj"));
        Assert.Equal(["KonnectPS.Client"], References("src/KonnectPS/KonnectPS.csproj"));
    }

    [Fact]
    public void The_client_knows_nothing_of_PowerShell()
    {
        Assert.DoesNotContain(
            Packages("src/KonnectPS.Client/KonnectPS.Client.csproj"), name => name.Contains("PowerShell", StringComparison.OrdinalIgnoreCase));
        Assert.Empty(
            from file in SourceArrows.Read(Client)
            where file.Value.Contains("System.Management.Automation", StringComparison.Ordinal)
            select file.Key);
        var files = SourceArrows.Read(Client).Concat(SourceArrows.Read(Module)).ToDictionary(StringComparer.Ordinal);
        var own = SourceArrows.Of(SourceArrows.Read(Client)).Select(arrow => arrow.Type).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(
            from arrow in SourceArrows.Of(files)
            where arrow.From.StartsWith(Client, StringComparison.Ordinal) && arrow.To.StartsWith(Module, StringComparison.Ordinal)
            where !own.Contains(arrow.Type)
            select arrow);
    }

    [Fact]
    public void No_cmdlet_uses_another_and_nothing_below_uses_a_cmdlet()
    {
        Assert.Empty(Backwards(SourceArrows.Read(Module)));
    }

    [Fact]
    public void The_folders_of_the_client_stand_on_one_another()
    {
        Assert.Empty(
            from arrow in SourceArrows.Of(SourceArrows.Read(Client))
            where Layer(arrow.From) >= 0 && Layer(arrow.To) > Layer(arrow.From)

            // The one exception of the client names what an OutcomeUnknown may have left behind.
            where arrow is not { From: "src/KonnectPS.Client/Http/KonnectException.cs", Type: "PossibleOrphan" }
            select arrow);
    }

    /// <summary>What the map in CONTRIBUTING.md names in its tables and text as a file or a folder is there.</summary>
    [Fact]
    public void The_map_names_what_is_there()
    {
        var text = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "CONTRIBUTING.md"));
        string[] named = [.. InBackticks().Matches(text).Select(match => match.Groups[1].Value).Where(name => InRepository().IsMatch(name))];
        Assert.Contains("src/KonnectPS.Client/ExactlyOnce", named);
        Assert.All(named, name => Assert.True(Path.Exists(Path.Combine(RepositoryRoot.Path, name)), name));
        string[] everyFile = [.. SourceArrows.Read("src").Keys.Select(path => Path.GetFileName(path))];
        Assert.All(
            InBackticks().Matches(text).Select(match => match.Groups[1].Value).Where(name => FileName().IsMatch(name) && !name.StartsWith("NOUN", StringComparison.Ordinal)),
            name => Assert.Contains(name, everyFile));
    }

    /// <summary>The checks above are worth as much as what they find.</summary>
    [Theory]
    [InlineData("Commands/Admin/GetXCommand.cs", "var other = new GetYCommand();", true)]
    [InlineData("Engine/Pump.cs", "typeof(GetYCommand)", true)]
    [InlineData("Engine/Pump.cs", "// GetYCommand does this too.", false)]
    [InlineData("Engine/Pump.cs", "throw new Failure(\"GetYCommand\")", false)]
    [InlineData("Commands/Admin/GetXCommand.cs", "Pump.Run()", false)]
    public void An_arrow_that_runs_back_is_found(string file, string code, bool found)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Module + "Commands/Admin/GetYCommand.cs"] = "public sealed class GetYCommand : Base { }",
            [Module + "Engine/Base.cs"] = "internal static class Pump { }",
            [Module + file] = code,
        };
        Assert.Equal(found, Backwards(files).Any());
    }

    private static IEnumerable<SourceArrow> Backwards(IReadOnlyDictionary<string, string> files) =>
        SourceArrows.Of(files).Where(arrow => arrow.To.StartsWith(Module + "Commands/", StringComparison.Ordinal));

    private static int Layer(string path) =>
        Array.FindIndex(ClientLayers, layer => layer.Contains(path.Substring(Client.Length).Split('/')[0]));

    private static IEnumerable<string> References(string project) =>
        Elements(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

    private static IEnumerable<string> Packages(string project) => Elements(project, "PackageReference");

    private static IEnumerable<string> Elements(string project, string name) =>
        XDocument.Load(Path.Combine(RepositoryRoot.Path, project)).Descendants(name).Select(element => (string)element.Attribute("Include")!);

    [GeneratedRegex("`([^`\\s]+)`")]
    private static partial Regex InBackticks();

    [GeneratedRegex("^(src|tests|tools|sandbox|samples|benchmarks|contracts|docs)(/(?!.*NOUN)[^*…]+)?$")]
    private static partial Regex InRepository();

    [GeneratedRegex(@"^\w+\.cs$")]
    private static partial Regex FileName();
}
