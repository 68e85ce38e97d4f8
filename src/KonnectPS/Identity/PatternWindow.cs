using KonnectPS.Client;

namespace KonnectPS.Identity;

/// <summary>Applies -Skip and -First: on the server when it does all the filtering, here when a wildcard filters further.</summary>
internal sealed class PatternWindow
{
    private readonly NamePattern _pattern;
    private long _skip;
    private long _left;

    public PatternWindow(NamePattern pattern, ListWindow wanted)
    {
        _pattern = pattern;
        IsOnServer = pattern.Exact is not null || pattern.MatchesAll;
        OnServer = IsOnServer || wanted.First == 0 ? wanted : ListWindow.All;
        (_skip, _left) = IsOnServer ? (0, long.MaxValue) : (wanted.Skip, wanted.First);
    }

    /// <summary>True when the server's count is the count of what is emitted.</summary>
    public bool IsOnServer { get; }

    /// <summary>The part of the server's list that has to be read.</summary>
    public ListWindow OnServer { get; }

    /// <summary>True when nothing more is wanted.</summary>
    public bool IsOver => _left <= 0;

    /// <summary>True when this item is to be emitted.</summary>
    public bool Takes(string name)
    {
        if (_left <= 0 || !_pattern.IsMatch(name))
        {
            return false;
        }

        if (_skip > 0)
        {
            _skip--;
            return false;
        }

        _left--;
        return true;
    }
}
