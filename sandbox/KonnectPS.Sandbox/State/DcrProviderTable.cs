namespace KonnectPS.Sandbox.State;

/// <summary>All DCR providers of the organisation.</summary>
public sealed class DcrProviderTable
{
    private readonly List<DcrProvider> _providers = [];
    private readonly Dictionary<Guid, string> _flaws = [];
    private readonly Lock _gate;

    internal DcrProviderTable(Lock gate)
    {
        _gate = gate;
    }

    /// <summary>The providers, oldest first.</summary>
    public IReadOnlyList<DcrProvider> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _providers];
            }
        }
    }

    /// <summary>Has Konnect's check of a provider fail from now on.</summary>
    /// <param name="id">The provider.</param>
    /// <param name="flaw">What Konnect says of it.</param>
    public void Spoil(Guid id, string flaw)
    {
        lock (_gate)
        {
            _flaws[id] = flaw;
        }
    }

    internal DcrProvider Add(DcrProvider provider)
    {
        lock (_gate)
        {
            _providers.Add(provider);
        }

        return provider;
    }

    internal DcrProvider? Find(Guid id)
    {
        lock (_gate)
        {
            return _providers.Find(provider => provider.Id == id);
        }
    }

    internal string? FlawOf(DcrProvider provider)
    {
        lock (_gate)
        {
            return _flaws.GetValueOrDefault(provider.Id);
        }
    }

    internal void Remove(DcrProvider provider)
    {
        lock (_gate)
        {
            _providers.Remove(provider);
        }
    }
}
