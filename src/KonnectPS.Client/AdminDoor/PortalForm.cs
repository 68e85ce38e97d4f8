using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>
/// A form of a portal: what it asks of whoever signs up, or registers for an API. Told by Kong's documentation; its OpenAPI document does
/// not have it.
/// </summary>
public sealed class PortalForm : INamed, IJsonOnDeserialized
{
    /// <summary>The form's id (UUID).</summary>
    public required string Id { get; init; }

    /// <summary>The name, unique in the portal; <c>developer-registration</c> for the one form of that type.</summary>
    public required string Name { get; init; }

    /// <summary><c>developer_registration</c> or <c>api_registration</c>.</summary>
    public string? Type { get; init; }

    /// <summary><c>published</c> or <c>unpublished</c>; developers see the published ones.</summary>
    public string? Status { get; init; }

    /// <summary>The fields in the order in which they are shown; null where the form was read from a list, which does not say them.</summary>
    public IReadOnlyList<PortalFormField>? Fields { get; init; }

    /// <summary>The portal it belongs to.</summary>
    [JsonIgnore]
    public string PortalId { get; internal set; } = "";

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    void IJsonOnDeserialized.OnDeserialized()
    {
        RequiredField.Demand(Id, "id");
        RequiredField.DemandPresent(Name, "name");
        RequiredField.DemandItems(Fields, "fields");
    }
}
