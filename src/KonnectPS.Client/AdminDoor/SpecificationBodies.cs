using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>The body of a validation.</summary>
internal sealed class SpecificationBody
{
    public required string Content { get; init; }
}

/// <summary>The response to the validation of a document that is valid.</summary>
internal sealed class ValidationResult : IJsonOnDeserialized
{
    public required IReadOnlyList<ValidationMessage> ValidationMessages { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(ValidationMessages, "validation_messages");
        RequiredField.DemandItems(ValidationMessages, "validation_messages");
    }
}

/// <summary>What Konnect remarks on a document that is valid.</summary>
internal sealed class ValidationMessage
{
    public string? Message { get; init; }
}
