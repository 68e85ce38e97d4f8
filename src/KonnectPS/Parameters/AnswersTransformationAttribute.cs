using System.Collections;
using System.Collections.Specialized;
using System.Management.Automation;
using System.Security;

namespace KonnectPS.Parameters;

/// <summary>
/// Takes the answers to a form out of a hashtable, in its order, or out of a custom object, as JSON is read into; refuses what has no form in
/// JSON, and secrets, which would lie in clear text where every administrator of the portal reads them.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AnswersTransformationAttribute : ArgumentTransformationAttribute
{
    private const int MaxDepth = 16;

    private const string Accepted = "An answer is text, a number, a boolean, or an array or a hashtable of such.";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        inputData is null ? null : Read(inputData, "", depth: 0) as OrderedDictionary
            ?? throw Refused("", $"A hashtable is wanted, with the names of the form's fields as its keys. {Accepted}");

    private static object? Read(object? input, string place, int depth)
    {
        if (depth > MaxDepth)
        {
            throw Refused(place, $"It is nested more than {MaxDepth} levels deep, or holds itself.");
        }

        var value = input is PSObject wrapped ? wrapped.BaseObject : input;
        return value switch
        {
            null or string or bool or sbyte or byte or short or ushort or int or uint or long or ulong or decimal => value,
            SwitchParameter flag => flag.IsPresent,
            double number when !double.IsNaN(number) && !double.IsInfinity(number) => number,
            float number when !float.IsNaN(number) && !float.IsInfinity(number) => number,
            SecureString or PSCredential => throw Refused(
                place, $"It is a {value.GetType().Name}: answers are no secrets, every administrator of the portal reads them."),
            PSCustomObject => ReadTable(PSObject.AsPSObject(input!).Properties.Select(property => ((object)property.Name, (object?)property.Value)), place, depth),
            IDictionary table => ReadTable(table.Keys.Cast<object>().Select(key => (key, (object?)table[key])), place, depth),
            IEnumerable items and not SecretTable => items.Cast<object?>().Select((item, index) => Read(item, $"{place}[{index}]", depth + 1)).ToArray(),
            ScriptBlock => throw Refused(place, $"It is a script block; give what it returns. {Accepted}"),
            _ => throw Refused(place, $"It is a {value.GetType().Name}; write it as text. {Accepted}"),
        };
    }

    private static OrderedDictionary ReadTable(IEnumerable<(object Key, object? Value)> entries, string place, int depth)
    {
        var table = new OrderedDictionary(StringComparer.Ordinal);
        foreach (var (key, value) in entries)
        {
            if (key is not string { Length: > 0 } name)
            {
                throw Refused(place, $"The key '{key}' is no name of a field.");
            }

            table[name] = Read(value, place.Length == 0 ? name : $"{place}.{name}", depth + 1);
        }

        return table;
    }

    private static ArgumentTransformationMetadataException Refused(string place, string why) =>
        new(place.Length == 0 ? why : $"'{place}' can't be an answer. {why}");
}
