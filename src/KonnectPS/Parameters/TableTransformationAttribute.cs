using System.Collections;
using System.Management.Automation;

namespace KonnectPS.Parameters;

/// <summary>Takes a custom object, as JSON is read into, for the table of its properties.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TableTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is not PSObject { BaseObject: PSCustomObject } custom)
        {
            return inputData;
        }

        var table = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (var property in custom.Properties)
        {
            table[property.Name] = property.Value;
        }

        return table;
    }
}
