using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace KonnectPS.Sandbox.Contract;

/// <summary><c>format: uri</c> as JSON Schema means it: an absolute URI of RFC 3986, with nothing but its characters. An IRI is none.</summary>
internal sealed partial class UriFormat : IFormatValidator
{
    public string Format => "uri";

    public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.UriExpected;

    public bool IsValid(string value, JTokenType tokenType)
    {
        return Characters().IsMatch(value) && Uri.TryCreate(value, UriKind.Absolute, out _);
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*\z")]
    private static partial Regex Characters();
}
