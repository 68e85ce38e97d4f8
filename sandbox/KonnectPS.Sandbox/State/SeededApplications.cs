using System.Globalization;

namespace KonnectPS.Sandbox.State;

/// <summary>
/// A long run of applications that are computed when they are read, so that half a million of them take no memory.
/// An index is an application's number from the start; a position counts only those not removed.
/// </summary>
internal sealed class SeededApplications
{
    private const string NamePrefix = "seeded-";
    private readonly byte[] _idPrefix = Guid.NewGuid().ToByteArray();
    private readonly List<int> _removed = [];
    private readonly Application _template;
    private readonly int _total;

    public SeededApplications(Application template, int total)
    {
        _template = template;
        _total = total;
    }

    public Guid OwnerId => _template.OwnerId;

    public Guid PortalId => _template.PortalId;

    public int Count => _total - _removed.Count;

    public Application At(int position)
    {
        var low = 0;
        var high = _removed.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_removed[middle] - middle > position)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return Make(position + low);
    }

    public Application? Find(Guid id)
    {
        var bytes = id.ToByteArray();
        return bytes.AsSpan(0, 12).SequenceEqual(_idPrefix.AsSpan(0, 12)) ? Live(BitConverter.ToInt32(bytes, 12)) : null;
    }

    public Application? Find(string name)
    {
        return name.StartsWith(NamePrefix, StringComparison.Ordinal)
            && int.TryParse(name.AsSpan(NamePrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && Live(index) is { } application
            && application.Name == name
                ? application
                : null;
    }

    public bool Remove(Guid id)
    {
        if (Find(id) is not { } application)
        {
            return false;
        }

        var index = (int)application.Sequence;
        _removed.Insert(~_removed.BinarySearch(index), index);
        return true;
    }

    private Application? Live(int index)
    {
        return index >= 0 && index < _total && _removed.BinarySearch(index) < 0 ? Make(index) : null;
    }

    private Application Make(int index)
    {
        var id = (byte[])_idPrefix.Clone();
        BitConverter.TryWriteBytes(id.AsSpan(12), index);
        return _template with
        {
            Id = new Guid(id),
            Name = string.Create(CultureInfo.InvariantCulture, $"{NamePrefix}{index:D6}"),
            Sequence = index,
        };
    }
}
