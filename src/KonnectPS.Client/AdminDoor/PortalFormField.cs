using System.Text.Json.Serialization;

namespace KonnectPS.Client;

/// <summary>A field of a form.</summary>
public sealed class PortalFormField : IJsonOnDeserialized
{
    /// <summary>The name by which additional_data has the answer; null for a field that asks nothing.</summary>
    public string? Name { get; init; }

    /// <summary><c>text</c>, <c>textarea</c>, <c>email</c>, <c>number</c>, <c>select</c>, <c>checkbox</c>; <c>content</c> and <c>submit</c> ask nothing.</summary>
    public string? Type { get; init; }

    /// <summary><c>single_select</c> or <c>multi_select</c>, of a select.</summary>
    public string? Mode { get; init; }

    /// <summary>What is asked, as developers read it.</summary>
    public string? Label { get; init; }

    /// <summary>What stands in the field while it is empty.</summary>
    public string? Placeholder { get; init; }

    /// <summary>The help text, in Markdown.</summary>
    public string? Description { get; init; }

    /// <summary>True when it must be answered.</summary>
    public bool Required { get; init; }

    /// <summary>True for a field that comes with every form of its type, such as full_name and email; its answer is no additional data.</summary>
    public bool BuiltIn { get; init; }

    /// <summary>What can be chosen, of a select.</summary>
    public IReadOnlyList<PortalFormOption>? Options { get; init; }

    /// <summary>The text of a content or submit field.</summary>
    public string? Value { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name ?? Type}{(Required ? " (required)" : "")}";

    void IJsonOnDeserialized.OnDeserialized() => RequiredField.DemandItems(Options, "options");
}

/// <summary>What can be chosen in a field.</summary>
public sealed class PortalFormOption
{
    /// <summary>The value, which additional_data has when it is chosen.</summary>
    public string? Value { get; init; }

    /// <summary>How developers read it.</summary>
    public string? Label { get; init; }

    /// <summary>True when it is chosen to begin with.</summary>
    public bool Selected { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
