using KonnectPS.Sandbox.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;

namespace KonnectPS.Sandbox.Contract;

/// <summary>Checks a value against a schema and says what is wrong in Konnect's words.</summary>
internal static class SchemaCheck
{
    private static readonly JsonSchemaValidator Validator = new(new JsonSchemaValidatorSettings { FormatValidators = Formats() });

    /// <returns>The parsed text, or null if it is not JSON.</returns>
    public static JToken? Parse(string json)
    {
        // Dates stay text: the schema checks their format.
        using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None };
        try
        {
            var token = JToken.ReadFrom(reader);
            return reader.Read() ? null : token;
        }
        catch (JsonReaderException)
        {
            return null;
        }
    }

    public static IEnumerable<InvalidParameter> Check(JToken value, JsonSchema schema, string source, string root = "")
    {
        return Validator.Validate(value, schema, SchemaType.OpenApi3).SelectMany(error => Complaints(error, source, root));
    }

    private static IEnumerable<InvalidParameter> Complaints(ValidationError error, string source, string root)
    {
        // For a choice between schemas, the errors of the closest one are the most useful.
        if (error is ChildSchemaValidationError { Errors.Count: > 0 } choice && error.Kind != ValidationErrorKind.AdditionalPropertiesNotValid)
        {
            return choice.Errors.Values
                .Where(static errors => errors.Count > 0)
                .MinBy(static errors => errors.Count)!
                .SelectMany(inner => Complaints(inner, source, root));
        }

        return [Complaint(error, source, FieldOf(error, root))];
    }

    private static InvalidParameter Complaint(ValidationError error, string source, string field)
    {
        var schema = error.Schema;
        return error.Kind switch
        {
            ValidationErrorKind.PropertyRequired => new(source, field, "required", "is a required field"),
            ValidationErrorKind.NoAdditionalPropertiesAllowed => new(source, field, "unknown_property", "is not allowed"),
            ValidationErrorKind.StringTooLong => new(source, field, "max_length", $"must not have more than {schema.MaxLength} characters")
            {
                Maximum = schema.MaxLength,
            },
            ValidationErrorKind.StringTooShort => new(source, field, "min_length", $"must have at least {schema.MinLength} characters")
            {
                Minimum = schema.MinLength,
            },
            ValidationErrorKind.NumberTooSmall => new(source, field, "min", $"must be at least {schema.Minimum}")
            {
                Minimum = (int?)schema.Minimum,
            },
            ValidationErrorKind.NumberTooBig => new(source, field, "max", $"must be at most {schema.Maximum}")
            {
                Maximum = (int?)schema.Maximum,
            },
            ValidationErrorKind.NotInEnumeration => new(source, field, "enum", "must be one of the choices")
            {
                Choices = [.. schema.Enumeration.Select(static choice => $"{choice}")],
            },
            ValidationErrorKind.PatternMismatch => new(source, field, "matches_regex", "has the wrong form"),
            ValidationErrorKind.GuidExpected or ValidationErrorKind.UuidExpected => new(source, field, "is_uuid", "must be a UUID"),
            ValidationErrorKind.UriExpected => new(source, field, "is_uri", "must be a URI"),
            ValidationErrorKind.DateTimeExpected => new(source, field, "is_date_time", "must be a date and time"),
            ValidationErrorKind.StringExpected => new(source, field, "is_string", "must be a string"),
            ValidationErrorKind.IntegerExpected => new(source, field, "is_integer", "must be an integer"),
            ValidationErrorKind.NumberExpected => new(source, field, "is_number", "must be a number"),
            ValidationErrorKind.BooleanExpected => new(source, field, "is_boolean", "must be a boolean"),
            ValidationErrorKind.ArrayExpected => new(source, field, "is_array", "must be an array"),
            ValidationErrorKind.ObjectExpected => new(source, field, "is_object", "must be an object"),
            _ => new(source, field, "invalid", $"is invalid ({error.Kind})"),
        };
    }

    private static IEnumerable<IFormatValidator> Formats()
    {
        return new JsonSchemaValidatorSettings().FormatValidators.Where(static format => format.Format != "uri").Append(new UriFormat());
    }

    private static string FieldOf(ValidationError error, string root)
    {
        var path = error.Path?.TrimStart('#').TrimStart('/') ?? "";
        return path.Length == 0 ? root : path;
    }
}
