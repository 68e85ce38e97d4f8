using System.Diagnostics.CodeAnalysis;

namespace KonnectPS.Sandbox.Contract;

/// <summary>A path with parameters, such as <c>/portals/{portalId}</c>.</summary>
internal sealed class PathTemplate
{
    private static readonly Dictionary<string, string> NoValues = [];
    private readonly string[] _segments;

    public PathTemplate(string template)
    {
        Template = template;
        _segments = Split(template);
        ParameterCount = _segments.Count(IsParameter);
    }

    public string Template { get; }

    public int SegmentCount => _segments.Length;

    public int ParameterCount { get; }

    public static string[] Split(string path)
    {
        return path.Split('/');
    }

    public bool TryMatch(string[] segments, [NotNullWhen(true)] out IReadOnlyDictionary<string, string>? values)
    {
        values = null;
        for (var i = 0; i < segments.Length; i++)
        {
            if (IsParameter(_segments[i]) ? segments[i].Length == 0 : segments[i] != _segments[i])
            {
                return false;
            }
        }

        values = ParameterCount == 0 ? NoValues : Values(segments);
        return true;
    }

    private static bool IsParameter(string segment)
    {
        return segment.StartsWith('{');
    }

    private Dictionary<string, string> Values(string[] segments)
    {
        var values = new Dictionary<string, string>(ParameterCount);
        for (var i = 0; i < segments.Length; i++)
        {
            if (IsParameter(_segments[i]))
            {
                // The server does not decode an escaped slash, so that it differs from a separator.
                values.Add(_segments[i][1..^1], segments[i].Replace("%2F", "/", StringComparison.OrdinalIgnoreCase));
            }
        }

        return values;
    }
}
