using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>A DCR provider, given as an object, an id or a name.</summary>
public sealed class DcrProviderIdentity
{
    /// <summary>A name, or an id where the text is a UUID.</summary>
    public DcrProviderIdentity(string nameOrId)
    {
        Text = nameOrId;
        Id = Guid.TryParse(nameOrId, out _) ? nameOrId : null;
    }

    /// <summary>An id.</summary>
    public DcrProviderIdentity(Guid id)
        : this(id.ToString())
    {
    }

    /// <summary>A provider.</summary>
    public DcrProviderIdentity(DcrProvider provider)
    {
        Text = provider.Name;
        Id = provider.Id;
        Provider = provider;
    }

    /// <summary>The provider of a strategy.</summary>
    public DcrProviderIdentity(StrategyDcrProvider provider)
    {
        Text = provider.ToString();
        Id = provider.Id;
    }

    internal string Text { get; }

    internal string? Id { get; }

    /// <summary>The provider itself, where it was given.</summary>
    internal DcrProvider? Provider { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The provider of an object that comes from elsewhere; null when it names none.</summary>
    internal static DcrProviderIdentity? From(ForeignObject foreign) =>
        foreign.Text("DcrProviderId", "dcr_provider_id", "DcrProvider") is { } of ? new DcrProviderIdentity(of)
            : foreign.CanBe("DcrProvider", "StrategyDcrProvider") && foreign.Text("Id", "Name") is { } text ? new DcrProviderIdentity(text)
            : null;
}
