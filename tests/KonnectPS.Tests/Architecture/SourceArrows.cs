using System.Text.RegularExpressions;

namespace KonnectPS.Tests.Architecture;

/// <summary>One file uses a type that another one declares.</summary>
/// <param name="From">The file that uses it.</param>
/// <param name="To">The file that declares it.</param>
/// <param name="Type">The type's name.</param>
internal sealed record SourceArrow(string From, string To, string Type);

/// <summary>
/// Reads from C# source which file uses which other file's types, by name. Comments and strings do not count. Paths are relative to
/// the repository, with forward slashes.
/// </summary>
internal static partial class SourceArrows
{
    /// <summary>The source files below a folder of the repository, without what a build wrote, by path.</summary>
    public static IReadOnlyDictionary<string, string> Read(string folder)
    {
        var root = RepositoryRoot.Path;
        return Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal))
            .ToDictionary(path => path, path => File.ReadAllText(Path.Combine(root, path)), StringComparer.Ordinal);
    }

    /// <summary>Every use of a type of another file.</summary>
    public static IEnumerable<SourceArrow> Of(IReadOnlyDictionary<string, string> files)
    {
        var code = files.ToDictionary(file => file.Key, file => NotCode().Replace(file.Value, " "), StringComparer.Ordinal);
        var declarations = code
            .SelectMany(file => Declaration().Matches(file.Value).Select(match => (Type: match.Groups["type"].Value, File: file.Key)))
            .Distinct()
            .ToLookup(declaration => declaration.Type, declaration => declaration.File, StringComparer.Ordinal);
        return from file in code
               let own = declarations.Where(places => places.Contains(file.Key)).Select(places => places.Key).ToHashSet(StringComparer.Ordinal)
               from word in Word().Matches(file.Value).Select(match => match.Value).Distinct(StringComparer.Ordinal)
               where !own.Contains(word)
               from target in declarations[word]
               select new SourceArrow(file.Key, target, word);
    }

    [GeneratedRegex("""//[^\n]*|/\*.*?\*/|\$*(?<q>"{3,}).*?\k<q>|[$@]*"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])'""", RegexOptions.Singleline)]
    private static partial Regex NotCode();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record|delegate\s+[\w<>\[\]?.]+)\s+(?<type>(?!struct\b|class\b)[A-Z]\w*)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\b[A-Z]\w*\b")]
    private static partial Regex Word();
}
