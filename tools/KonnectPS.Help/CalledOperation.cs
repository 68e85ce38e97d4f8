namespace KonnectPS.Help;

/// <summary>An operation of Konnect that a cmdlet calls.</summary>
/// <param name="Route">Method and path, such as <c>GET /v3/portals</c>.</param>
/// <param name="When">In which case; null for always.</param>
public sealed record CalledOperation(string Route, string? When)
{
    /// <inheritdoc/>
    public override string ToString() => When is null ? Route : $"{Route} ({When})";
}
