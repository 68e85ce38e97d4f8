using System.Management.Automation;

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

    /// <summary>True where wildcards have a meaning; a name that is taken from an object is meant as it is.</summary>
    public bool Wildcards { get; set; }

    /// <summary>True where an object that lacks what is wanted may say something to another parameter.</summary>
    public bool Optional { get; set; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (ForeignObject.Of(inputData) is not { } foreign)
        {
            return inputData;
        }

        if (foreign.Text(_names) is { } text)
        {
            return Wildcards ? WildcardPattern.Escape(text) : text;
        }

        var message = $"The object lacks what is wanted here: {string.Join(" or ", _names)}.";
        throw Optional
            ? new ArgumentTransformationMetadataException(message, new PSInvalidCastException(message))
            : new ArgumentTransformationMetadataException(message);
    }
}
