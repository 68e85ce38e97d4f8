namespace KonnectPS.Client;

/// <summary>A text in YAML, line by line, and where its lines begin.</summary>
internal sealed class YamlLines
{
    /// <summary>YAML's white space. The framework takes more characters for such, which are content here.</summary>
    public static readonly char[] WhiteSpace = [' ', '\t', '\r'];

    private readonly string _text;
    private readonly List<int> _starts = [0];

    public YamlLines(string text)
    {
        _text = text;
        for (var i = text.IndexOf('\n'); i >= 0; i = text.IndexOf('\n', i + 1))
        {
            _starts.Add(i + 1);
        }
    }

    public int Count => _starts.Count;

    /// <summary>A whole line, without its line break.</summary>
    public string this[int index]
    {
        get
        {
            var start = _starts[index];
            var end = index + 1 < Count ? _starts[index + 1] - 1 : _text.Length;
            return _text.Substring(start, (end > start && _text[end - 1] == '\r' ? end - 1 : end) - start);
        }
    }

    /// <summary>A line without the white space around it; not empty unless it <see cref="IsBlank"/>.</summary>
    public string Trimmed(int index) => this[index].Trim(WhiteSpace);

    /// <summary>By how many spaces a line is indented.</summary>
    public int IndentOf(int index)
    {
        var start = _starts[index];
        var i = start;
        while (i < _text.Length && _text[i] == ' ')
        {
            i++;
        }

        return i - start;
    }

    /// <summary>True for a line with nothing but white space.</summary>
    public bool IsBlank(int index) => FirstCharacter(index) is '\n' or '\0';

    /// <summary>True for a line with nothing but white space, or a comment.</summary>
    public bool IsSkipped(int index) => FirstCharacter(index) is '\n' or '\0' or '#';

    /// <summary>The first line from an index on that has content, or <see cref="Count"/>.</summary>
    public int NextContent(int index)
    {
        while (index < Count && IsSkipped(index))
        {
            index++;
        }

        return index;
    }

    private char FirstCharacter(int index)
    {
        for (var i = _starts[index]; i < _text.Length; i++)
        {
            if (Array.IndexOf(WhiteSpace, _text[i]) < 0)
            {
                return _text[i];
            }
        }

        return '\0';
    }
}
