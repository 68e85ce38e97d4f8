namespace KonnectPS.Mcp.Protocol;

/// <summary>A tool as the client is told of it.</summary>
/// <param name="Name">The name by which it is called, for example <c>list_apis</c>.</param>
/// <param name="Title">The name that a person reads.</param>
/// <param name="Description">What the model is told.</param>
/// <param name="InputSchema">A JSON Schema of the arguments.</param>
/// <param name="IsReadOnly">True for a tool that changes nothing.</param>
/// <param name="IsDestructive">True for a tool that deletes or replaces something.</param>
/// <param name="IsIdempotent">True for a tool that changes nothing more when it is called again with the same arguments.</param>
public sealed record ToolOffer(
    string Name, string Title, string Description, string InputSchema, bool IsReadOnly, bool IsDestructive, bool IsIdempotent);
