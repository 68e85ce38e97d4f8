namespace KonnectPS.Mcp.Protocol;

/// <summary>What a tool call came to.</summary>
/// <param name="Json">A JSON object: the result, or the error with its id, message and remedy.</param>
/// <param name="IsError">True for an error.</param>
public sealed record ToolResponse(string Json, bool IsError);
