namespace KonnectPS.Sandbox.AdminDoor;

/// <summary>One of these roles for an entity of a type.</summary>
/// <param name="EntityType">The type of the entity.</param>
/// <param name="PathParameter">The part of the path with the entity's id; null where a role for any entity of the type will do.</param>
/// <param name="Roles">The roles that allow it.</param>
internal sealed record Right(string EntityType, string? PathParameter, IReadOnlyList<string> Roles);
