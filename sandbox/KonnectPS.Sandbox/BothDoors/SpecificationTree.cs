using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KonnectPS.Sandbox.BothDoors;

/// <summary>
/// Reads YAML, and JSON as a part of it, into dictionaries, lists, strings and, for what is neither quoted nor text, numbers and booleans.
/// An alias shares what its anchor names, and counts as if it were a copy: a document that grows too much by that is refused.
/// </summary>
internal sealed class SpecificationTree
{
    private const int MostNodes = 1_000_000;
    private const int MostLevels = 200;

    private readonly Parser _parser;
    private readonly Dictionary<AnchorName, (object? Value, long Nodes)> _anchors = [];
    private long _nodes;

    private SpecificationTree(Parser parser)
    {
        _parser = parser;
    }

    public static IReadOnlyDictionary<string, object?>? Parse(string content, List<SpecificationError> errors)
    {
        try
        {
            var parser = new Parser(new StringReader(content));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return null;
            }

            return new SpecificationTree(parser).Read(0) as IReadOnlyDictionary<string, object?>;
        }
        catch (YamlException e)
        {
            errors.Add(new SpecificationError("#", string.Create(CultureInfo.InvariantCulture, $"{e.InnerException?.Message ?? e.Message} (line {e.Start.Line}, column {e.Start.Column})")));
            return null;
        }
    }

    /// <summary>A document that was accepted, as JSON.</summary>
    public static JsonNode ToJson(string content)
    {
        return JsonSerializer.SerializeToNode(Parse(content, []))!;
    }

    private object? Read(int level)
    {
        var start = _nodes++;
        if (level > MostLevels || _nodes > MostNodes)
        {
            throw Refused(_parser.Current!, level > MostLevels ? $"The document has more than {MostLevels} levels." : $"The anchors of the document expand to more than {MostNodes} nodes.");
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            if (!_anchors.TryGetValue(alias.Value, out var target))
            {
                throw Refused(alias, $"The alias '{alias.Value}' names nothing before it.");
            }

            _nodes += target.Nodes;
            return _nodes > MostNodes ? throw Refused(alias, $"The anchors of the document expand to more than {MostNodes} nodes.") : target.Value;
        }

        var anchor = (_parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
        var value = _parser.TryConsume<Scalar>(out var scalar) ? ReadScalar(scalar)
            : _parser.TryConsume<MappingStart>(out _) ? ReadMapping(level)
            : ReadSequence(level);
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = (value, _nodes - start);
        }

        return value;
    }

    private Dictionary<string, object?> ReadMapping(int level)
    {
        var mapping = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var key = _parser.Current!;
            if (Read(level + 1) is not { } name || name is IReadOnlyDictionary<string, object?> or List<object?>)
            {
                throw Refused(key, "A key must be a text.");
            }

            if (!mapping.TryAdd(string.Create(CultureInfo.InvariantCulture, $"{name}"), Read(level + 1)))
            {
                throw Refused(key, $"The key '{name}' is there twice.");
            }
        }

        return mapping;
    }

    private List<object?> ReadSequence(int level)
    {
        _parser.Consume<SequenceStart>();
        var items = new List<object?>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Read(level + 1));
        }

        return items;
    }

    private static object? ReadScalar(Scalar scalar)
    {
        return scalar.Style != ScalarStyle.Plain ? scalar.Value
            : scalar.Value is "" or "~" or "null" ? null
            : bool.TryParse(scalar.Value, out var flag) ? flag
            : double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
            : scalar.Value;
    }

    private static YamlException Refused(ParsingEvent at, string message)
    {
        return new YamlException(at.Start, at.End, message);
    }
}
