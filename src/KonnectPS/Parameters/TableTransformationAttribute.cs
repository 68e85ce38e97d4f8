using System.Collections;
using System.Management.Automation;
using System.Security;

namespace KonnectPS.Parameters;

/// <summary>
/// Takes a credential in any form that a vault gives back, or that JSON is read into, for the table of its keys. What is no credential becomes
/// an empty table: an error of the shell would hold the input, which may be a secret.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TableTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is null)
        {
            return null;
        }

        var input = PSObject.AsPSObject(inputData);
        return input.BaseObject switch
        {
            Hashtable => inputData,
            IDictionary table => new Hashtable(table, StringComparer.OrdinalIgnoreCase),
            PSCredential { Password.Length: > 0 } client => new Hashtable { ["client_id"] = client.UserName, ["client_secret"] = client.Password },
            SecureString { Length: > 0 } key => new Hashtable { ["api_key"] = key },
            PSCustomObject => OfProperties(input),
            _ => new Hashtable(),
        };
    }

    private static Hashtable OfProperties(PSObject custom)
    {
        var table = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (var property in custom.Properties)
        {
            table[property.Name] = property.Value;
        }

        return table;
    }
}
