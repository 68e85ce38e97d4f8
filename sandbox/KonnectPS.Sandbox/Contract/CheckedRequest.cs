using System.Globalization;
using System.Text.Json.Nodes;
using KonnectPS.Sandbox.Http;

namespace KonnectPS.Sandbox.Contract;

/// <summary>A request that was checked against the contract.</summary>
internal sealed class CheckedRequest
{
    public required ContractMatch Match { get; init; }

    public required IReadOnlyList<InvalidParameter> Complaints { get; init; }

    public required IReadOnlyDictionary<string, string> Query { get; init; }

    public JsonObject? Body { get; init; }

    public ContractOperation Operation => Match.Operation;

    public Guid PathId(string name)
    {
        return Guid.Parse(Match.PathValues[name]);
    }

    public int? QueryInteger(string name)
    {
        return Query.TryGetValue(name, out var value) ? int.Parse(value, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The value of a filter for equality, in its short or its long form.</summary>
    public string? FilterEqual(string field)
    {
        return Query.GetValueOrDefault($"filter[{field}][eq]") ?? Query.GetValueOrDefault($"filter[{field}]");
    }

    public string? FilterContains(string field)
    {
        return Query.GetValueOrDefault($"filter[{field}][contains]");
    }

    public string? BodyText(string property)
    {
        return (string?)Body?[property];
    }

    public JsonObject? BodyObject(string property)
    {
        return Body?[property]?.DeepClone() as JsonObject;
    }

    public Guid? BodyId(string property)
    {
        return BodyText(property) is { } text ? Guid.Parse(text) : null;
    }

    public IReadOnlyList<string>? BodyTexts(string property)
    {
        return Body?[property] is JsonArray array ? [.. array.Select(static item => (string)item!)] : null;
    }
}
