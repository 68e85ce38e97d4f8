using System.Text.RegularExpressions;

namespace KonnectPS.Tests.Help;

public sealed partial class ErrorIdTests
{
    [Fact]
    public void Every_error_id_has_its_row_and_every_row_its_error_id()
    {
        var rows = File.ReadLines(Path.Combine(RepositoryRoot.Path, "docs/troubleshooting.md")).Select(line => Row().Match(line)).Where(row => row.Success).ToList();
        var documented = rows.Select(row => row.Groups["id"].Value).ToList();
        Assert.Empty(BuiltModule.ErrorIds.Except(documented));
        Assert.Empty(documented.Except(BuiltModule.ErrorIds));
        Assert.Equal(documented.Count, documented.Distinct().Count());
        Assert.All(rows, row => Assert.True(row.Groups["cause"].Value.Trim().Length > 0 && row.Groups["remedy"].Value.Trim().Length > 0, row.Value));
    }

    [GeneratedRegex(@"^\| `(?<id>\w+)` \|(?<cause>[^|]*)\|(?<remedy>[^|]*)\|$")]
    private static partial Regex Row();
}
