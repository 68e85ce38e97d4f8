using System.Reflection;
using KonnectPS.Tests.Help;

namespace KonnectPS.Tests.Formatting;

public sealed class ViewDefinitionTests
{
    [Fact]
    public void Every_type_that_is_emitted_has_a_table_and_a_list()
    {
        var emitted = BuiltModule.Help.Cmdlets.SelectMany(cmdlet => cmdlet.Outputs).Select(output => output.Type)
            .Where(type => type.StartsWith("KonnectPS.", StringComparison.Ordinal)).ToHashSet();
        Assert.Equal([], emitted.Except(TypesWith("TableControl")));
        Assert.Equal([], emitted.Except(TypesWith("ListControl")));
    }

    [Fact]
    public void A_view_names_only_what_its_type_has()
    {
        foreach (var view in FormatFile.Views)
        {
            var type = TypeOf(view.Descendants("TypeName").Single().Value);
            Assert.All(view.Descendants("PropertyName"), property => Assert.NotNull(type.GetProperty(property.Value)));
            foreach (var script in view.Descendants("ScriptBlock").Select(script => script.Value))
            {
                var named = System.Text.RegularExpressions.Regex.Matches(script, @"\$_\.(?:Shown\.)?(\w+)").Select(match => match.Groups[1].Value);
                Assert.All(named, property => Assert.True(type.GetProperty(property) is not null, $"{type} has no {property}."));
            }
        }
    }

    /// <summary>ConstrainedLanguage refuses the call, and the column is blank.</summary>
    [Fact]
    public void A_view_calls_no_method_of_ours()
    {
        var scripts = FormatFile.Views.SelectMany(view => view.Descendants("ScriptBlock")).Select(script => script.Value);
        Assert.All(scripts, script => Assert.DoesNotContain("[KonnectPS.", script, StringComparison.Ordinal));
    }

    [Fact]
    public void A_table_is_laid_out_by_its_widths_and_not_by_its_content()
    {
        foreach (var table in FormatFile.Views.Where(view => view.Element("TableControl") is not null))
        {
            var columns = table.Descendants("TableColumnHeader").ToList();
            Assert.True(columns[0].Element("Width") is not null, table.Element("Name")!.Value);
            Assert.Equal(columns.Count, table.Descendants("TableColumnItem").Count());
        }
    }

    [Fact]
    public void A_list_shows_all_there_is()
    {
        foreach (var list in FormatFile.Views.Where(view => view.Element("ListControl") is not null))
        {
            var type = TypeOf(list.Descendants("TypeName").Single().Value);
            var shown = list.Descendants("ListItem").Select(item => item.Element("Label")?.Value ?? item.Element("PropertyName")!.Value);
            var there = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.GetIndexParameters().Length == 0 && !property.IsDefined(typeof(HiddenAttribute), inherit: false))
                .Select(property => property.Name);
            Assert.Equal([], there.Except(shown));
        }
    }

    private static HashSet<string> TypesWith(string control) =>
        [.. FormatFile.Views.Where(view => view.Element(control) is not null).Select(view => view.Descendants("TypeName").Single().Value)];

    private static Type TypeOf(string name) => (BuiltModule.Client.GetType(name) ?? BuiltModule.Cmdlets.GetType(name))!;
}
