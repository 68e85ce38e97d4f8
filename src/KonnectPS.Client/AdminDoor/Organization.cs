namespace KonnectPS.Client;

/// <summary>The organization an access token belongs to (<c>GET /v3/organizations/me</c>).</summary>
public sealed class Organization
{
    /// <summary>The organization's id (UUID).</summary>
    public string? Id { get; init; }

    /// <summary>The organization's name.</summary>
    public string? Name { get; init; }

    /// <summary><c>active</c>, <c>inactive</c>, <c>deleting</c> or <c>deleted</c>.</summary>
    public string? State { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name ?? Id ?? "";
}
