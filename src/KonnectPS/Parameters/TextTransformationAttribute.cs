using System.Management.Automation;
using KonnectPS.Client;

namespace KonnectPS.Parameters;

/// <summary>Takes a text out of an object that comes from elsewhere, where PowerShell would take the object's description for the text.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextTransformationAttribute : ArgumentTransformationAttribute
{
    private readonly string[] _names;

    /// <param name="names">The properties or keys to take it from, the best first.</param>
    public TextTransformationAttribute(params string[] names)
    {
        _names = names;
    }

    /// <summary>The kind of object that the text names, where it names one: its id is taken, and never what the object is called.</summary>
    public Type? Kind { get; set; }

    /// <summary>True where wildcards have a meaning; a name that is taken from an object is meant as it is.</summary>
    public bool Wildcards { get; set; }

    /// <summary>True where an object that lacks what is wanted may say something to another parameter.</summary>
    public bool Optional { get; set; }

    /// <summary>
    /// Properties by which an object that lacks what is wanted may say something to another parameter, and types that another one takes. Any
    /// other object is told at once what it lacks.
    /// </summary>
    public string[] Otherwise { get; set; } = [];

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if ((Kind is null ? ForeignObject.Of(inputData) : ForeignObject.OrLive(inputData)) is not { } foreign)
        {
            var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
            if (value is null or string or ValueType or Uri or IIdentified)
            {
                return inputData;
            }

            // The shell goes on to the object's properties; what it is called in code is no name.
            var why = $"A text is wanted here, and this is a {value.GetType().Name}.";
            throw new ArgumentTransformationMetadataException(why, new PSInvalidCastException(why));
        }

        if ((foreign.Text(_names) ?? (Kind is not null && foreign.CanBe(Kind.Name) ? foreign.Text("Id") : null)) is { } text)
        {
            return Wildcards ? WildcardPattern.Escape(text) : text;
        }

        var kind = foreign.TypeName is { } type ? $"A {type} does not say" : "The object lacks";
        var message = $"{kind} what is wanted here: {string.Join(" or ", [.. _names, .. Otherwise])}.";
        throw Optional || foreign.Says(Otherwise)
            ? new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message))
            : new ArgumentTransformationMetadataException(message);
    }
}
