using System.Collections;
using System.Data;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using KonnectPS.Client;

namespace KonnectPS.Parameters;

/// <summary>
/// An object that holds the data of one of this module's without being one: a row of a CSV file or of a database, a custom object, one of a
/// script's class, what comes out of a job, of Clixml or of JSON, or the Hashtable that a vault gives back.
/// </summary>
internal sealed class ForeignObject
{
    private const string DeserializedPrefix = "Deserialized.KonnectPS.";

    private readonly PSObject _object;
    private readonly IDictionary? _table;

    private ForeignObject(PSObject input, IDictionary? table)
    {
        _object = input;
        _table = table;
        TypeName = input.TypeNames.FirstOrDefault(name => name.StartsWith(DeserializedPrefix, StringComparison.Ordinal)) is { } type
            ? type.Substring(type.LastIndexOf('.') + 1)
            : input.BaseObject is IIdentified or SecretTable ? input.BaseObject.GetType().Name
            : null;
    }

    /// <summary>The name of the type of this module that the object is, or was before it was written down; null when it does not say.</summary>
    public string? TypeName { get; }

    /// <summary>The object, or null for one that PowerShell converts by itself.</summary>
    public static ForeignObject? Of(object? input)
    {
        if (input is null)
        {
            return null;
        }

        var wrapped = PSObject.AsPSObject(input);
        return wrapped.BaseObject switch
        {
            SecretTable => null,
            IDictionary table => new ForeignObject(wrapped, table),
            PSCustomObject or DataRow or DataRowView => new ForeignObject(wrapped, table: null),
            var other => IsOfSomebodyElse(other.GetType()) ? new ForeignObject(wrapped, table: null) : null,
        };
    }

    /// <summary>The same, and an object of this module as well, whose description could be taken for a text.</summary>
    public static ForeignObject? OrLive(object? input) =>
        Of(input) ?? (input is not null && PSObject.AsPSObject(input) is { BaseObject: IIdentified or SecretTable } live ? new ForeignObject(live, table: null) : null);

    /// <summary>The first text under one of these names, in any case; null when there is none.</summary>
    public string? Text(params string[] names) =>
        names.Select(name => Read(Value(name))).FirstOrDefault(text => !string.IsNullOrEmpty(text));

    /// <summary>True unless the object says that it was of another type than these, or looks like one.</summary>
    public bool CanBe(params string[] types)
    {
        LooksLike = TypeName is null ? ObjectShape.Other(Members, types) : null;
        return TypeName is null ? LooksLike is null : types.Contains(TypeName);
    }

    /// <summary>The type of this module that the object looks like, where that was in the way of another one; null otherwise.</summary>
    public string? LooksLike { get; private set; }

    /// <summary>
    /// True when one of these is the name of a property that has a value, or of the object's type. What looks like a developer is not asked for
    /// by the portal that it names.
    /// </summary>
    public bool Says(IEnumerable<string> names) =>
        names.Where(name => LooksLike is null or nameof(Portal) || !name.StartsWith(nameof(Portal), StringComparison.Ordinal))
            .Any(name => name == TypeName || (_table is null && Value(name) is { } value && !"".Equals(value)));

    private IEnumerable<string> Members => _table?.Keys.OfType<string>() ?? _object.Properties.Select(property => property.Name);

    private object? Value(string name)
    {
        if (_table is null)
        {
            return _object.Properties[name]?.Value;
        }

        foreach (DictionaryEntry entry in _table)
        {
            if (entry.Key is string key && key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return entry.Value;
            }
        }

        return null;
    }

    /// <summary>True for a class of a script or of another module; those of the framework and of this module convert by themselves.</summary>
    private static bool IsOfSomebodyElse(Type type) => type.Namespace?.Split('.')[0] is not ("System" or nameof(KonnectPS));

    private static string? Read(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => text,
        Guid id => id.ToString(),
        // In JSON, and in a table of a database, a name may be written as a number.
        IConvertible number and not Enum when number.GetTypeCode() is >= TypeCode.SByte and <= TypeCode.Decimal => number.ToString(CultureInfo.InvariantCulture),
        // Some vaults make a secret of every value; an id or a name is none.
        SecureString secret => SecretText.Reveal(secret),
        _ => null,
    };
}
