using System.Management.Automation.Language;
using KonnectPS.Help;

namespace KonnectPS.Tests.Help;

public sealed class ExampleTests
{
    public static TheoryData<string, int> All
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var cmdlet in BuiltModule.Help.Cmdlets)
            {
                for (var i = 0; i < cmdlet.Examples.Count; i++)
                {
                    data.Add(cmdlet.Name, i + 1);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void An_example_parses_and_names_only_what_exists(string cmdlet, int number)
    {
        var script = Parser.ParseInput(ExampleOf(cmdlet, number).Code, out _, out var errors);
        Assert.Empty(errors);
        var commands = script.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>().ToList();
        Assert.Contains(commands, command => command.GetCommandName() == cmdlet);
        foreach (var command in commands)
        {
            var name = command.GetCommandName();
            if (BuiltModule.Find(name) is { } own)
            {
                var given = command.CommandElements.OfType<CommandParameterAst>().Select(parameter => parameter.ParameterName);
                Assert.All(given, parameter => Assert.True(Has(own, parameter), $"{name} has no -{parameter}."));
            }
            else
            {
                Assert.True(ForeignCommands.Knows(name), $"There is no {name}; if it is somebody else's, ForeignCommands lists it.");
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task An_example_runs(string cmdlet, int number)
    {
        var example = ExampleOf(cmdlet, number);
        if (example.NotRun is { } reason)
        {
            Assert.NotEqual("", reason);
            return;
        }

        await using var sandbox = await CheckedSandbox.StartAsync();
        using var world = new ExampleWorld(sandbox);
        world.Run(example.Code).Succeeded();
    }

    private static HelpExample ExampleOf(string cmdlet, int number) => BuiltModule.Find(cmdlet)!.Examples[number - 1];

    private static bool Has(CmdletHelp cmdlet, string parameter) =>
        Cmdlet.CommonParameters.Contains(parameter, StringComparer.OrdinalIgnoreCase)
        || cmdlet.Parameters.Any(own => own.Aliases.Append(own.Name).Contains(parameter, StringComparer.OrdinalIgnoreCase));
}
