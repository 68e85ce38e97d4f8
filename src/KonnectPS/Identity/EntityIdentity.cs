using KonnectPS.Client;
using KonnectPS.Parameters;

namespace KonnectPS.Identity;

/// <summary>What a role is for: a portal, an API, a strategy or something else, given as an object, an id or a name; or <c>*</c> for all of the type.</summary>
public sealed class EntityIdentity
{
    /// <summary>A name, an id where the text is a UUID, or <c>*</c>.</summary>
    public EntityIdentity(string nameOrId)
    {
        Text = nameOrId;
        Id = nameOrId == RoleGrant.All || Guid.TryParse(nameOrId, out _) ? nameOrId : null;
    }

    /// <summary>An id.</summary>
    public EntityIdentity(Guid id)
        : this(id.ToString())
    {
    }

    /// <summary>An object that has an id.</summary>
    public EntityIdentity(IIdentified entity)
    {
        Id = entity.Id;
        Text = (entity as INamed)?.Name ?? entity.Id ?? "";
    }

    internal string Text { get; }

    internal string? Id { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>The entity of an object that comes from elsewhere; null when it has neither an id nor a name.</summary>
    internal static EntityIdentity? From(ForeignObject foreign) =>
        foreign.Text("EntityId", "entity_id", "Entity", "Id", "Name") is { } text ? new EntityIdentity(text) : null;
}
