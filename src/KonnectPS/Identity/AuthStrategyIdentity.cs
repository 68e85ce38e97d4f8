using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>An auth strategy, given as an object, an id or a name.</summary>
public sealed class AuthStrategyIdentity
{
    /// <summary>A name, or an id where the text is a UUID.</summary>
    public AuthStrategyIdentity(string nameOrId)
    {
        Text = nameOrId;
        Id = Guid.TryParse(nameOrId, out _) ? nameOrId : null;
    }

    /// <summary>An id.</summary>
    public AuthStrategyIdentity(Guid id)
        : this(id.ToString())
    {
    }

    /// <summary>A strategy.</summary>
    public AuthStrategyIdentity(AuthStrategy strategy)
    {
        Text = strategy.ToString();
        Id = strategy.Id;
        Strategy = strategy;
    }

    /// <summary>A strategy as the admin door shows it.</summary>
    public AuthStrategyIdentity(PortalAuthStrategy strategy)
    {
        Text = strategy.Name;
        Id = strategy.Id;
    }

    internal string Text { get; }

    internal string? Id { get; }

    /// <summary>The strategy itself, where it was given.</summary>
    internal AuthStrategy? Strategy { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The strategy of an object that comes from elsewhere; null when it names none.</summary>
    internal static AuthStrategyIdentity? From(ForeignObject foreign) =>
        foreign.Text("AuthStrategyId", "auth_strategy_id", "AuthStrategy") is { } of ? new AuthStrategyIdentity(of)
            : foreign.CanBe("AuthStrategy", "PortalAuthStrategy") && foreign.Text("Id", "Name") is { } text ? new AuthStrategyIdentity(text)
            : null;
}
