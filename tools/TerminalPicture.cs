#:property TargetFramework=net10.0
#:property RestorePackagesWithLockFile=false

// Draws what the quickstart prints as a picture of a terminal:
//
// dotnet run --project samples/Quickstart | dotnet run tools/TerminalPicture.cs > docs/quickstart.svg
//
// What is no part of the story is left out, with "…" in its place.

using System.Globalization;
using System.Security;
using System.Text;

const int ColumnWidth = 8, RowHeight = 18, Margin = 20, BarHeight = 34;
string[] story =
[
    "# Both doors at once", "# Through the developer door", "# An API key", "# The key opens the API", "# Through the admin door: everybody's",
    "# A removed credential", "# Nothing is left behind",
];

var rows = Rows([.. Blocks(Console.In.ReadToEnd())]);
if (rows.Count == 0)
{
    Console.Error.WriteLine("Nothing of the quickstart stands on the standard input.");
    return 1;
}

Console.Out.Write(Picture(rows));
return 0;

// What stands between blank lines, up to the next comment or prompt, belongs together.
static IEnumerable<List<string>> Blocks(string output)
{
    var block = new List<string>();
    foreach (var line in output.Split('\n').Select(line => line.TrimEnd()))
    {
        var begins = line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("PS> ", StringComparison.Ordinal);
        if (begins && block is [.., ""])
        {
            yield return block;
            block = [];
        }

        block.Add(line);
    }

    yield return block;
}

List<string> Rows(List<List<string>> blocks)
{
    var rows = new List<string>();
    var isTold = false;
    foreach (var block in blocks)
    {
        // A statement without a comment goes on with what the one before began.
        isTold = block[0].StartsWith('#') ? story.Any(beginning => block[0].StartsWith(beginning, StringComparison.Ordinal)) : isTold;
        if (isTold)
        {
            rows.AddRange(block);
        }
        else if (rows.Count > 0 && rows is not [.., "…", ""])
        {
            rows.AddRange(["…", ""]);
        }
    }

    // One blank line where the engine writes two, and none at the end.
    rows = [.. rows.Where((row, i) => row.Length > 0 || (i > 0 && rows[i - 1].Length > 0))];
    return rows is [.. var all, ""] ? all : rows;
}

static string Picture(List<string> rows)
{
    var columns = rows.Max(row => row.Length);
    var width = (columns * ColumnWidth) + (2 * Margin);
    var height = (rows.Count * RowHeight) + BarHeight + Margin;
    var svg = new StringBuilder().Append(CultureInfo.InvariantCulture, $$"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {{width}} {{height}}" width="{{width}}" height="{{height}}" role="img" aria-label="What the quickstart prints">
        <style>
        text { font: 13px ui-monospace, "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre; fill: #d6dbe4 }
        .comment { fill: #7f9f7f } .command { fill: #ffffff; font-weight: bold } .head { fill: #8fd48f; font-weight: bold } .warning { fill: #f0c674 }
        </style>
        <rect width="{{width}}" height="{{height}}" rx="8" fill="#1b2030"/>
        <circle cx="20" cy="17" r="6" fill="#e06c5f"/><circle cx="40" cy="17" r="6" fill="#e5b95c"/><circle cx="60" cy="17" r="6" fill="#6fbf73"/>

        """);
    for (var i = 0; i < rows.Count; i++)
    {
        if (rows[i].Length > 0)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""
                <text x="{Margin}" y="{BarHeight + (i * RowHeight) + 13}" textLength="{rows[i].Length * ColumnWidth}" xml:space="preserve"{Class(rows, i)}>{SecurityElement.Escape(rows[i])}</text>

                """);
        }
    }

    return svg.Append("</svg>\n").ToString();
}

static string Class(List<string> rows, int i) => rows[i] switch
{
    ['#', ..] => " class=\"comment\"",
    ['P', 'S', '>', ..] => " class=\"command\"",
    ['W', 'A', 'R', 'N', 'I', 'N', 'G', ':', ..] => " class=\"warning\"",
    ['-', '-', ..] => " class=\"head\"",
    _ when i + 1 < rows.Count && rows[i + 1].StartsWith("--", StringComparison.Ordinal) => " class=\"head\"",
    _ => "",
};
