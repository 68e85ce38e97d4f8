using KonnectPS.Client;

namespace KonnectPS.Identity;

/// <summary>An access token of a known owner: as New-KonnectAccessToken minted it, or as Get-KonnectAccessToken lists it.</summary>
public sealed class AccessTokenIdentity
{
    /// <summary>A token from a list.</summary>
    public AccessTokenIdentity(AccessToken token)
    {
        (Id, Text, UserId, SystemAccountId) = (token.Id, token.Name, token.UserId, token.SystemAccountId);
    }

    /// <summary>A token that was just minted.</summary>
    public AccessTokenIdentity(KonnectAccessToken token)
    {
        (Id, Text, UserId, SystemAccountId) = (token.Id, token.Name, token.UserId, token.SystemAccountId);
    }

    internal string Id { get; }

    internal string Text { get; }

    internal string? UserId { get; }

    internal string? SystemAccountId { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
