using System.Globalization;
using System.Text.Json.Nodes;

namespace KonnectPS.Sandbox.Faults;

/// <summary>
/// A change to a JSON document, as in JSON Patch (RFC 6902): the path is a JSON Pointer (RFC 6901), in which <c>*</c> stands for
/// every member or item and <c>**</c> for any number of steps down. What a path does not find is left alone.
/// </summary>
public sealed record JsonChange
{
    private const string Any = "*";
    private const string AnyDepth = "**";

    /// <summary>What is done.</summary>
    public required JsonChangeOp Op { get; init; }

    /// <summary>Where: <c>/data/*/id</c>, <c>/**/status</c>; empty for the whole document.</summary>
    public required string Path { get; init; }

    /// <summary>What goes there; nothing when something is removed.</summary>
    public JsonNode? Value { get; init; }

    /// <summary>Puts a value in the place of what is there.</summary>
    public static JsonChange Replace(string path, JsonNode? value)
    {
        return new JsonChange { Op = JsonChangeOp.Replace, Path = path, Value = value };
    }

    /// <summary>Puts a member into each object that the path without its last step finds.</summary>
    public static JsonChange Add(string path, JsonNode? value)
    {
        return new JsonChange { Op = JsonChangeOp.Add, Path = path, Value = value };
    }

    /// <summary>Takes away what is there.</summary>
    public static JsonChange Remove(string path)
    {
        return new JsonChange { Op = JsonChangeOp.Remove, Path = path };
    }

    /// <summary>Whether it would change anything in the document.</summary>
    public bool Finds(JsonNode? document)
    {
        var (holders, step) = Follow(document);
        return Path.Length == 0 || holders.Any(holder => Op == JsonChangeOp.Add ? holder is JsonObject : Keys(holder, step).Any());
    }

    internal static JsonNode? Apply(IEnumerable<JsonChange> changes, JsonNode? document)
    {
        return changes.Aggregate(document, static (node, change) => change.ApplyTo(node));
    }

    private JsonNode? ApplyTo(JsonNode? document)
    {
        if (Path.Length == 0)
        {
            return Value?.DeepClone();
        }

        var (holders, step) = Follow(document);
        foreach (var holder in holders.ToList())
        {
            Change(holder, step);
        }

        return document;
    }

    /// <summary>What holds that which the path leads to, and the last step there.</summary>
    private (IEnumerable<JsonNode> Holders, string Step) Follow(JsonNode? document)
    {
        var steps = Path.Split('/');
        IEnumerable<JsonNode> holders = document is null ? [] : [document];
        foreach (var step in steps.Skip(1).SkipLast(1))
        {
            holders = step == AnyDepth ? holders.SelectMany(WithDescendants) : holders.SelectMany(holder => Children(holder, step));
        }

        return (holders, steps[^1]);
    }

    private static IEnumerable<JsonNode> WithDescendants(JsonNode node)
    {
        return Children(node, Any).SelectMany(WithDescendants).Prepend(node);
    }

    private static IEnumerable<JsonNode> Children(JsonNode holder, string step)
    {
        return Keys(holder, step).Select(key => Child(holder, key)).OfType<JsonNode>();
    }

    private static IEnumerable<string> Keys(JsonNode holder, string step)
    {
        IEnumerable<string> all = holder switch
        {
            JsonObject members => members.Select(static member => member.Key),
            JsonArray items => items.Select(static (_, index) => index.ToString(CultureInfo.InvariantCulture)),
            _ => [],
        };
        return step == Any ? all : all.Where(key => key == step);
    }

    private static JsonNode? Child(JsonNode holder, string key)
    {
        return holder is JsonArray items ? items[int.Parse(key, CultureInfo.InvariantCulture)] : holder[key];
    }

    private void Change(JsonNode holder, string step)
    {
        if (Op == JsonChangeOp.Add)
        {
            if (holder is JsonObject members)
            {
                members[step] = Value?.DeepClone();
            }

            return;
        }

        // From the end, so that the places of what is still to be removed stay.
        foreach (var key in Keys(holder, step).Reverse().ToList())
        {
            switch (holder)
            {
                case JsonObject members when Op == JsonChangeOp.Remove:
                    members.Remove(key);
                    break;
                case JsonObject members:
                    members[key] = Value?.DeepClone();
                    break;
                case JsonArray items when Op == JsonChangeOp.Remove:
                    items.RemoveAt(int.Parse(key, CultureInfo.InvariantCulture));
                    break;
                case JsonArray items:
                    items[int.Parse(key, CultureInfo.InvariantCulture)] = Value?.DeepClone();
                    break;
            }
        }
    }
}
