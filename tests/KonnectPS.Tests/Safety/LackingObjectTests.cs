using System.Collections;
using System.Reflection;
using System.Security;
using KonnectPS.Tests.Help;

namespace KonnectPS.Tests.Safety;

/// <summary>An object that holds nothing of what a cmdlet takes from the pipeline, into every cmdlet that takes something from it.</summary>
public sealed class LackingObjectTests : IClassFixture<BindingWorld>
{
    private readonly BindingWorld _world;

    public LackingObjectTests(BindingWorld world)
    {
        _world = world;
    }

    /// <summary>By reflection, so that a new cmdlet is among them.</summary>
    public static TheoryData<string> Cmdlets =>
        [.. BuiltModule.Cmdlets.GetExportedTypes().Where(type => Name(type).Length > 0 && Parameters(type).Any(parameter => parameter.Attribute.ValueFromPipeline)).Select(Name).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void It_is_told_what_it_lacks_and_nothing_is_sent(string cmdlet)
    {
        _world.Engine.Set("secure", new SecureString());
        _world.Engine.Set("credential", new PSCredential("a", new SecureString()));
        _world.Sandbox.Inner.ClearRecords();
        var type = BuiltModule.Cmdlets.GetExportedTypes().Single(type => Name(type) == cmdlet);
        foreach (var empty in new[] { "[pscustomobject]@{ Color = 'red' }", "@{ color = 'red' }" })
        {
            foreach (var arguments in Arguments(type).Distinct())
            {
                var result = _world.Engine.Run($"{empty} | {cmdlet} {arguments}");
                Assert.True(result.Errors.Count == 1, $"{cmdlet} {arguments}: {result.Errors.Count} errors");
                Assert.True(
                    result.ErrorId is not ("InputObjectNotBound" or "AmbiguousParameterSet"),
                    $"{cmdlet} {arguments}: {result.Error.Exception.Message}");
            }
        }

        Assert.Empty(_world.Sandbox.Requests);
    }

    /// <summary>For each set in which something comes from the pipeline, what else is mandatory there.</summary>
    private static IEnumerable<string> Arguments(Type type)
    {
        var parameters = Parameters(type).ToList();
        var whatIf = type.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess ? "-WhatIf " : "";
        foreach (var set in parameters.Where(parameter => parameter.Attribute.ValueFromPipeline).Select(parameter => parameter.Attribute.ParameterSetName))
        {
            var others = parameters.Where(parameter => parameter.Attribute is { Mandatory: true, ValueFromPipeline: false }
                && (parameter.Attribute.ParameterSetName == set || parameter.Attribute.ParameterSetName == ParameterAttribute.AllParameterSets));
            yield return whatIf + string.Join(' ', others.Select(parameter => $"-{parameter.Property.Name} {ValueFor(parameter.Property)}"));
        }
    }

    private static string ValueFor(PropertyInfo property) =>
        property.PropertyType == typeof(SecureString) ? "$secure"
        : property.PropertyType == typeof(PSCredential) ? "$credential"
        : property.PropertyType == typeof(Uri) ? "https://gateway.example.com"
        : property.PropertyType == typeof(SwitchParameter) ? ""
        : property.PropertyType == typeof(Hashtable) ? "@{}"
        : property.GetCustomAttribute<ValidateSetAttribute>()?.ValidValues[0] ?? "x";

    private static IEnumerable<(PropertyInfo Property, ParameterAttribute Attribute)> Parameters(Type type) =>
        from property in type.GetProperties()
        from attribute in property.GetCustomAttributes<ParameterAttribute>()
        select (property, attribute);

    private static string Name(Type type) =>
        type.GetCustomAttribute<CmdletAttribute>() is { } cmdlet ? $"{cmdlet.VerbName}-{cmdlet.NounName}" : "";
}
