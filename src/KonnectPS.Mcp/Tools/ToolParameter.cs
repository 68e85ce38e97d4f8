namespace KonnectPS.Mcp.Tools;

/// <summary>An argument of a tool; every one is a text.</summary>
/// <param name="Name">Its name in the call.</param>
/// <param name="Description">What the model is told of it.</param>
/// <param name="IsRequired">False for one that may be left out.</param>
internal sealed record ToolParameter(string Name, string Description, bool IsRequired = true)
{
    /// <summary>The most characters; Konnect takes no longer names.</summary>
    public const int MaxLength = 255;
}
