namespace KonnectPS.Tests.Help;

/// <summary>What a user gets from Get-Help.</summary>
public sealed class GetHelpTests
{
    private const int FewestExamples = 3;

    private static readonly string[] Topics = ["about_KonnectPS", "about_KonnectPS_Secrets", "about_KonnectPS_Runbooks"];

    [Fact]
    public void Every_cmdlet_is_helped_whole()
    {
        using var engine = Engine.Open();
        var names = engine.Run("(Get-Module KonnectPS).ExportedCmdlets.Keys").Succeeded().Output.Select(name => name.ToString()!).ToList();
        Assert.NotEmpty(names);
        foreach (var name in names)
        {
            engine.Set("name", name);
            engine.Run("$help = Get-Help $name -Full").Succeeded();
            Assert.Equal(name, Text(engine, "$help.Name"));

            // Without a help file Get-Help makes a synopsis of the syntax.
            Assert.DoesNotContain(name, Text(engine, "$help.Synopsis"), StringComparison.Ordinal);
            Assert.NotEqual("", Text(engine, "$help.Synopsis"));
            Assert.NotEqual("", Text(engine, "@($help.description.Text)[0]"));
            Assert.Contains("Role needed", Text(engine, "$help.alertSet.alert.Text"), StringComparison.Ordinal);
            Assert.NotEqual("", Text(engine, "$help.inputTypes.inputType.type.name"));
            Assert.NotEqual("", Text(engine, "$help.returnValues.returnValue.type.name"));
            Assert.True(int.Parse(Text(engine, "@($help.examples.example).Count"), System.Globalization.CultureInfo.InvariantCulture) >= FewestExamples, name);
            Assert.Equal("", Text(engine, "@($help.examples.example | Where-Object { -not $_.code.Trim() -or -not $_.title.Trim() }).title"));
        }
    }

    [Fact]
    public void Every_parameter_is_described()
    {
        using var engine = Engine.Open();
        var undescribed = engine.Run(
            """
            foreach ($command in (Get-Module KonnectPS).ExportedCmdlets.Values) {
                $described = @((Get-Help $command.Name).parameters.parameter | Where-Object { $_ -and $_.description.Text.Trim() } | ForEach-Object Name)
                foreach ($name in $command.Parameters.Keys) {
                    if ([System.Management.Automation.Cmdlet]::CommonParameters -notcontains $name -and $described -notcontains $name) { "$command -$name" }
                }
            }
            """).Succeeded().Output;
        Assert.Empty(undescribed);
    }

    [Fact]
    public void The_topics_are_found_beside_the_manifest()
    {
        foreach (var topic in Topics)
        {
            var text = File.ReadAllLines(Path.Combine(RepositoryRoot.Path, $"en-US/{topic}.help.txt"));
            Assert.Equal(["TOPIC", "    " + topic], text[..2]);
            Assert.Contains("SHORT DESCRIPTION", text);
            Assert.All(text, line => Assert.True(line.Length <= 79, line));
        }

        using var engine = Engine.Open();
        Assert.Contains("two doors", Text(engine, "Get-Help about_KonnectPS"), StringComparison.OrdinalIgnoreCase);
    }

    private static string Text(Engine engine, string script) =>
        string.Join('\n', engine.Run(script).Succeeded().Output.Where(line => line is not null).Select(line => line.ToString()));
}
