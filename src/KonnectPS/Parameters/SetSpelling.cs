using System.Collections.Concurrent;
using System.Management.Automation;
using System.Reflection;

namespace KonnectPS.Parameters;

/// <summary>The shell takes the values of a ValidateSet in any case; Konnect and the code know them as the set spells them.</summary>
internal static class SetSpelling
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<(PropertyInfo Parameter, IList<string> Values)>> Sets = new();

    /// <summary>Spells the parameters of a cmdlet as their sets do.</summary>
    public static void Restore(Cmdlet cmdlet)
    {
        foreach (var (parameter, values) in Sets.GetOrAdd(cmdlet.GetType(), SetsOf))
        {
            if (parameter.GetValue(cmdlet) is string given && values.FirstOrDefault(value => value.Equals(given, StringComparison.OrdinalIgnoreCase)) is { } spelled)
            {
                parameter.SetValue(cmdlet, spelled);
            }
        }
    }

    private static IReadOnlyList<(PropertyInfo Parameter, IList<string> Values)> SetsOf(Type cmdlet) =>
    [
        .. from property in cmdlet.GetProperties()
           where property.PropertyType == typeof(string)
           from set in property.GetCustomAttributes<ValidateSetAttribute>()
           select (property, set.ValidValues),
    ];
}
