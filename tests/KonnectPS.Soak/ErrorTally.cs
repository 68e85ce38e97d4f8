using System.Collections.Concurrent;
using System.Management.Automation;

namespace KonnectPS.Soak;

/// <summary>Counts rounds and errors by id. An error that the module did not name is one that nobody thought of.</summary>
internal sealed class ErrorTally
{
    private readonly ConcurrentDictionary<string, int> _counts = new();
    private readonly ConcurrentDictionary<string, (int Count, string Message)> _unexpected = new();
    private int _rounds;

    public int Rounds => _rounds;

    /// <summary>What the module did not name, by id and exception, with the first message of each.</summary>
    public IReadOnlyCollection<string> Unexpected => [.. _unexpected.Select(error => $"{error.Value.Count} times {error.Key}, first: {error.Value.Message}")];

    public void RoundDone() => Interlocked.Increment(ref _rounds);

    public void Add(ErrorRecord error)
    {
        var id = error.FullyQualifiedErrorId.Split(',')[0];
        _counts.AddOrUpdate(id, 1, (_, count) => count + 1);

        // Both exceptions of the module, told by name since the module is imported and not referenced.
        if (error.Exception.GetType().FullName is not ("KonnectPS.Client.KonnectException" or "KonnectPS.Errors.KonnectCommandException"))
        {
            _unexpected.AddOrUpdate(
                $"{id} ({error.Exception.GetType().FullName})", (1, error.Exception.Message), (_, first) => (first.Count + 1, first.Message));
        }
    }

    public override string ToString() =>
        string.Join(", ", _counts.OrderByDescending(pair => pair.Value).Select(pair => $"{pair.Key} {pair.Value}"));
}
