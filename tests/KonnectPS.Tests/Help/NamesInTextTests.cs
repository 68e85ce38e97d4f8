using System.Text.RegularExpressions;

namespace KonnectPS.Tests.Help;

/// <summary>A text that names something names something that exists.</summary>
public sealed partial class NamesInTextTests
{
    /// <summary>Words of other makers that are written like our names.</summary>
    private static readonly HashSet<string> ForeignWords = new(StringComparer.Ordinal)
    {
        "PowerShell", "SecretManagement", "SecretStore", "SecureString", "SecureStrings", "FullyQualifiedErrorId", "RecommendedAction",
        "ErrorDetails", "ErrorActionPreference", "TraceId", "ConfirmPreference", "DateTimeOffset", "AddDays", "CommonParameters",
        "SwitchParameter", "GetNetworkCredential", "PSCredential", "ByValue", "ByPropertyName", "ErrorRecord", "KeyVault", "GitHub", "WindowsPowerShell",
        "CategoryView", "SilentlyContinue", "KeyChain", "KeePass", "LastPass",
    };

    private static readonly string[] Paths =
    [
        "README.md",
        "docs/troubleshooting.md",
        .. Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "en-US")).Select(file => "en-US/" + Path.GetFileName(file)).Order(),
    ];

    public static TheoryData<string> Texts => [.. Paths];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Cmdlets_exist(string path)
    {
        var named = Command().Matches(Read(path)).Select(match => match.Value).Distinct();
        Assert.Equal([], named.Where(name => BuiltModule.Find(name) is null && !ForeignCommands.Knows(name)));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Parameters_exist(string path)
    {
        var known = BuiltModule.Help.Cmdlets.SelectMany(cmdlet => cmdlet.Parameters).SelectMany(parameter => parameter.Aliases.Append(parameter.Name))
            .Concat(Cmdlet.CommonParameters).Concat(ForeignCommands.Parameters).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var named = Parameter().Matches(Read(path)).Select(match => match.Groups["name"].Value).Distinct();
        Assert.Equal([], named.Where(name => !known.Contains(name) && !IsOperator(name)));
    }

    /// <summary>An error id that no longer exists would stand in a text as a word like this.</summary>
    [Theory]
    [MemberData(nameof(Texts))]
    public void Words_written_like_names_are_names(string path)
    {
        if (path == "README.md")
        {
            // It also tells of the functions of the article's script.
            return;
        }

        var types = BuiltModule.Cmdlets.GetExportedTypes().Concat(BuiltModule.Client.GetExportedTypes()).ToList();
        var known = types.Select(type => type.Name)
            .Concat(types.SelectMany(type => type.GetMembers()).Select(member => member.Name))
            .Concat(BuiltModule.Help.Cmdlets.Select(cmdlet => cmdlet.Noun))
            .Concat(BuiltModule.Help.Cmdlets.SelectMany(cmdlet => cmdlet.Parameters).SelectMany(parameter => parameter.Aliases.Append(parameter.Name)))
            .Concat(BuiltModule.Help.Cmdlets.SelectMany(cmdlet => cmdlet.Parameters).Select(parameter => parameter.TypeName))
            .Concat(BuiltModule.ErrorIds)
            .ToHashSet(StringComparer.Ordinal);
        known.UnionWith(ForeignWords);
        var text = Command().Replace(Read(path), " ");
        var words = Word().Matches(text).Select(match => match.Value).Distinct();
        Assert.Equal([], words.Where(word => !known.Contains(word) && !known.Contains(word.TrimEnd('s'))));
    }

    [Fact]
    public void The_variables_are_those_that_are_read()
    {
        var read = Variable().Matches(Read("src/KonnectPS/Session/KonnectEnvironment.cs")).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var told = Variable().Matches(Read("en-US/about_KonnectPS_Runbooks.help.txt")).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(read.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.Equal([], Paths.SelectMany(path => Variable().Matches(Read(path)).Select(match => match.Value)).Except(read));
    }

    [Fact]
    public void Operations_are_those_of_the_contracts()
    {
        var known = ContractRoutes.All;
        var named = BuiltModule.Help.Cmdlets.SelectMany(cmdlet => cmdlet.Operations.Select(operation => $"{cmdlet.Name}: {operation.Route}"));
        Assert.Equal([], named.Where(entry => !known.Contains(entry[(entry.IndexOf(": ", StringComparison.Ordinal) + 2)..])));
    }

    private static string Read(string path) => File.ReadAllText(Path.Combine(RepositoryRoot.Path, path));

    private static bool IsOperator(string name) => name is "EQ" or "LT" or "GT" or "NE" or "Like" or "NotLike";

    [GeneratedRegex(@"\bKONNECT_[A-Z]+(?:_[A-Z]+)*")]
    private static partial Regex Variable();

    [GeneratedRegex(@"(?<![\w-])[A-Z][a-z]+-[A-Z]\w+")]
    private static partial Regex Command();

    [GeneratedRegex(@"(?<![\w-])-(?<name>[A-Z]\w*)(?![\w-])")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?<![\w.-])[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+(?![\w-])")]
    private static partial Regex Word();
}
