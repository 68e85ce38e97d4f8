using System.Text.Json;

namespace KonnectPS.Tests.Help;

/// <summary>The operations in contracts, as help names them: method and path from the root of the host.</summary>
internal static class ContractRoutes
{
    public static IReadOnlySet<string> All { get; } =
        Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "contracts"), "*.json").SelectMany(Read).ToHashSet(StringComparer.Ordinal);

    private static List<string> Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        var server = document.RootElement.GetProperty("servers")[0].GetProperty("url").GetString()!["https://".Length..];
        var root = server.Contains('/', StringComparison.Ordinal) ? server[server.IndexOf('/', StringComparison.Ordinal)..] : "";
        return
        [
            .. from path in document.RootElement.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               where operation.Name != "parameters"
               select $"{operation.Name.ToUpperInvariant()} {root}{path.Name}",
        ];
    }
}
