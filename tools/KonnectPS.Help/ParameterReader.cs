using System.Management.Automation;
using System.Reflection;

namespace KonnectPS.Help;

/// <summary>Reads the parameters of a cmdlet.</summary>
internal sealed class ParameterReader
{
    private readonly DocComments _comments;

    public ParameterReader(DocComments comments)
    {
        _comments = comments;
    }

    /// <summary>The parameters without the common ones, by name.</summary>
    public IReadOnlyList<ParameterHelp> Read(Type cmdlet, string name)
    {
        var sets = new CmdletInfo(name, cmdlet).ParameterSets;
        var instance = Activator.CreateInstance(cmdlet)!;
        return
        [
            .. from set in sets
               from parameter in set.Parameters
               where !Cmdlet.CommonParameters.Contains(parameter.Name)
               group (set.Name, Place: PlaceOf(parameter), Facts: parameter) by parameter.Name into same
               orderby same.Key
               select Read(cmdlet, instance, same.First().Facts, same.ToDictionary(entry => entry.Name, entry => entry.Place)),
        ];
    }

    private static ParameterPlace PlaceOf(CommandParameterInfo parameter) => new(
        parameter.IsMandatory,
        parameter.Position < 0 ? null : parameter.Position,
        parameter.ValueFromPipeline,
        parameter.ValueFromPipelineByPropertyName);

    private static string? DefaultOf(PropertyInfo property, object instance, bool mandatory) => property.GetValue(instance) switch
    {
        _ when mandatory => null,
        null or "" or SwitchParameter => null,
        var value => value.ToString(),
    };

    /// <summary>What a parameter takes as a whole object: where it is an identity of ours, whatever that can be made of.</summary>
    private static IReadOnlyList<string> InputsOf(Type type)
    {
        var isOurs = type.FullName!.StartsWith("KonnectPS.Identity.", StringComparison.Ordinal);
        return isOurs
            ? [.. type.GetConstructors().Select(constructor => constructor.GetParameters().Single().ParameterType.FullName!)]
            : [type.FullName!];
    }

    private ParameterHelp Read(
        Type cmdlet, object instance, CommandParameterInfo facts, Dictionary<string, ParameterPlace> places)
    {
        var property = cmdlet.GetProperty(facts.Name);
        var type = Nullable.GetUnderlyingType(facts.ParameterType) ?? facts.ParameterType;
        var mandatory = places.Values.Any(place => place.Mandatory);
        return new ParameterHelp
        {
            Name = facts.Name,
            Description = StandardParameters.DescriptionOf(facts.Name)
                ?? (property is null ? null : _comments.SummaryOf(property))
                ?? throw new HelpException($"-{facts.Name} has no summary."),
            TypeName = type.Name,
            IsSwitch = type == typeof(SwitchParameter),
            Aliases = [.. facts.Aliases],
            Values = type.IsEnum
                ? Enum.GetNames(type)
                : [.. facts.Attributes.OfType<ValidateSetAttribute>().SelectMany(set => set.ValidValues)],
            Wildcards = facts.Attributes.OfType<SupportsWildcardsAttribute>().Any(),
            DefaultValue = property is null ? null : DefaultOf(property, instance, mandatory),
            InputTypes = places.Values.Any(place => place.ByValue) ? InputsOf(type) : [],
            Places = places,
        };
    }
}
